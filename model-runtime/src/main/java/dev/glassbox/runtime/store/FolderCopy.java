package dev.glassbox.runtime.store;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Copies a folder with the folders in it, so that the copy is there whole or not at all: it grows
 * under a name that begins with a dot and gets its own by one rename.
 */
public final class FolderCopy {
    private static final String UNFINISHED = ".unfinished-";
    private static final int DEEPEST = 4;

    private final Disk disk;
    private final AtomicFile writer;

    public FolderCopy(Disk disk) {
        this.disk = disk;
        this.writer = new AtomicFile(disk);
    }

    /**
     * Copies; when this returns the copy is on the disk. Links are not followed.
     *
     * @param which names of files and folders that are copied, those in it by the same rule
     * @param target must not exist
     * @throws IntakeException if there is too little room or the disk refuses; there is then no
     *     target
     */
    public void copy(Path from, Predicate<String> which, Path target) {
        Path parent = StoreFault.parent(target);
        Path staging = parent.resolve(UNFINISHED + UUID.randomUUID());
        try {
            disk.createFolders(parent);
            requireRoom(parent, bytes(from, which, DEEPEST));
            try {
                copy(from, which, staging, DEEPEST);
                writer.move(staging, target);
            } catch (IOException | RuntimeException e) {
                removeAfter(e, staging);
                throw e;
            }
            disk.forceFolder(parent);
        } catch (IOException e) {
            throw StoreFault.writing(disk, target, e);
        }
    }

    private void requireRoom(Path parent, long needed) throws IOException {
        long free = disk.freeBytes(parent);
        if (free < needed) {
            throw StoreFault.noRoom(parent, needed, free);
        }
    }

    private long bytes(Path from, Predicate<String> which, int depth) throws IOException {
        long bytes = 0;
        for (Path child : disk.list(from)) {
            if (isCopied(child, which)) {
                boolean deeper = Files.isDirectory(child) && depth > 0;
                bytes += deeper ? bytes(child, which, depth - 1) : disk.size(child);
            }
        }
        return bytes;
    }

    private void copy(Path from, Predicate<String> which, Path to, int depth) throws IOException {
        disk.createFolders(to);
        for (Path child : disk.list(from)) {
            if (!isCopied(child, which)) {
                continue;
            }
            Path copied = to.resolve(child.getFileName());
            if (Files.isDirectory(child) && depth > 0) {
                copy(child, which, copied, depth - 1);
            } else {
                writer.writeNew(
                        copied,
                        out -> {
                            try (InputStream in = disk.read(child)) {
                                in.transferTo(out);
                            }
                        });
            }
        }
        disk.forceFolder(to);
    }

    private static boolean isCopied(Path path, Predicate<String> which) {
        return which.test(String.valueOf(path.getFileName())) && !Files.isSymbolicLink(path);
    }

    private void removeAfter(Exception e, Path staging) {
        try {
            new FolderRemoval(disk).remove(staging);
        } catch (IntakeException second) {
            e.addSuppressed(second);
        }
    }
}
