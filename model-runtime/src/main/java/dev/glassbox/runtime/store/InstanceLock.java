package dev.glassbox.runtime.store;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second instance from writing the same user data. The operating system holds the lock, so
 * it ends with the process however that ends; the file itself stays and means nothing.
 */
public final class InstanceLock implements AutoCloseable {
    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, unless another instance holds it.
     *
     * @param file the lock's file; its folder must exist
     * @return empty if another instance holds it
     * @throws IntakeException if the file cannot be opened for writing
     */
    public static Optional<InstanceLock> tryAcquire(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(new InstanceLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            closeQuietly(channel);
            throw StoreFault.writing(Disk.real(), file, e);
        }
    }

    /**
     * The same, making the folder of the lock's file if need be.
     *
     * @throws IntakeException also if the folder cannot be made
     */
    public static Optional<InstanceLock> tryAcquire(Disk disk, Path file) {
        try {
            disk.createFolders(StoreFault.parent(file));
        } catch (IOException e) {
            throw StoreFault.writing(disk, file, e);
        }
        return tryAcquire(file);
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        closeQuietly(channel);
    }

    // The lock is held by the channel until that is closed.
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written through it, and the lock ends with the channel either way.
        }
    }
}
