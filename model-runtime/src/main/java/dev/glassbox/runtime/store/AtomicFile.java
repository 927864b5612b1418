package dev.glassbox.runtime.store;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Writes whole files so that, whatever happens in between, the name holds either the old bytes or
 * the new ones, complete: a uniquely named temporary file in the same folder, brought to the disk,
 * renamed over the target, the rename brought to the disk.
 */
public final class AtomicFile {
    static final String TEMPORARY = ".tmp";

    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Disk disk;
    private final Pause pause;

    public AtomicFile(Disk disk) {
        this(disk, Thread::sleep);
    }

    AtomicFile(Disk disk, Pause pause) {
        this.disk = disk;
        this.pause = pause;
    }

    /**
     * Writes a file, replacing one of that name; makes its folder if need be.
     *
     * @throws IntakeException if that fails; the file is then as it was before
     */
    public void replace(Path file, Content content) {
        try {
            Path folder = StoreFault.parent(file);
            disk.createFolders(folder);
            Path temporary = writeTemporary(file, content);
            moveOrDelete(temporary, file);
            disk.forceFolder(folder);
        } catch (IOException e) {
            throw StoreFault.writing(disk, file, e);
        }
    }

    /** Writes content to a new file beside {@code file} and returns its path once it is durable. */
    Path writeTemporary(Path file, Content content) throws IOException {
        Path temporary =
                StoreFault.parent(file)
                        .resolve("." + file.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
        try {
            writeNew(temporary, content);
        } catch (IOException e) {
            IOException told = StoreFault.asLeft(disk, temporary, e);
            deleteAfter(told, temporary);
            throw told;
        } catch (RuntimeException e) {
            deleteAfter(e, temporary);
            throw e;
        }
        return temporary;
    }

    /**
     * Whether there is such a file.
     *
     * @throws IntakeException if the disk refuses to say
     */
    public boolean exists(Path file) {
        try {
            disk.size(file);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw StoreFault.reading(file, e);
        }
    }

    /** Whether a file is one that a kill left half written: nobody else's is called so. */
    public static boolean isTemporary(String name) {
        return name.startsWith(".") && name.endsWith(TEMPORARY);
    }

    /** Writes a new file and returns when it is durable under its name's folder being forced. */
    void writeNew(Path file, Content content) throws IOException {
        try (Disk.Writing writing = disk.create(file)) {
            BufferedOutputStream out =
                    new BufferedOutputStream(new DiskStream(writing), BUFFER_BYTES);
            content.writeTo(out);
            out.flush();
            writing.force(true);
        }
    }

    /** Renames a temporary file, or removes it if that cannot be done. */
    void moveOrDelete(Path temporary, Path file) throws IOException {
        try {
            move(temporary, file);
        } catch (IOException e) {
            deleteAfter(e, temporary);
            throw e;
        }
    }

    /**
     * Renames, with patience: on Windows virus scanners, indexers and sync clients hold files open
     * for moments, and a rename fails meanwhile.
     */
    void move(Path from, Path to) throws IOException {
        long millis = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                disk.move(from, to);
                return;
            } catch (NoSuchFileException e) {
                throw e;
            } catch (FileSystemException e) {
                if (attempt == ATTEMPTS || !paused(millis)) {
                    throw e;
                }
                millis *= 2;
            }
        }
    }

    private boolean paused(long millis) {
        try {
            pause.millis(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void deleteAfter(Exception e, Path temporary) {
        try {
            disk.delete(temporary);
        } catch (IOException second) {
            e.addSuppressed(second);
        }
    }

    /** How to wait between attempts. */
    @FunctionalInterface
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }
}
