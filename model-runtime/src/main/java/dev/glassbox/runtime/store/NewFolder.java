package dev.glassbox.runtime.store;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A folder that comes to be whole or not at all: it is written beside its place under another name
 * and renamed when every file in it is on the disk. It takes the place of nothing, or of an empty
 * folder.
 */
public final class NewFolder {
    private static final String UNFINISHED = ".unfinished-";

    private final Disk disk;
    private final AtomicFile writer;
    private final Path folder;

    public NewFolder(Disk disk, Path folder) {
        this(disk, new AtomicFile(disk), folder);
    }

    NewFolder(Disk disk, AtomicFile writer, Path folder) {
        this.disk = disk;
        this.writer = writer;
        this.folder = folder;
    }

    /**
     * Whether there can be such a folder, to be asked before long work whose result it is to hold;
     * makes the folders above it.
     *
     * @throws IntakeException if something lies there already, or the disk refuses
     */
    public void requireFree() {
        try {
            requireEmpty();
            Path probe = staging();
            disk.createFolders(probe);
            disk.delete(probe);
        } catch (IOException e) {
            throw StoreFault.writing(disk, folder, e);
        }
    }

    /**
     * Writes the folder; when this returns it is on the disk.
     *
     * @throws IntakeException if something lies there already, or the disk refuses; there is then
     *     no such folder, an empty one or the whole one
     */
    public void write(List<CompleteFolders.Part> parts) {
        try {
            requireEmpty();
            Path parent = StoreFault.parent(folder);
            Path staging = staging();
            disk.createFolders(staging);
            try {
                for (CompleteFolders.Part part : parts) {
                    writer.writeNew(staging.resolve(part.name()), part.content());
                }
                disk.forceFolder(staging);
                disk.delete(folder); // empty; not every system renames over one
                writer.move(staging, folder);
            } catch (IOException e) {
                IOException told = StoreFault.asLeft(disk, folder, e);
                removeAfter(told, staging);
                throw told;
            } catch (RuntimeException e) {
                removeAfter(e, staging);
                throw e;
            }
            disk.forceFolder(parent);
        } catch (IOException e) {
            throw StoreFault.writing(disk, folder, e);
        }
    }

    private void requireEmpty() throws IOException {
        boolean empty;
        try {
            empty = disk.list(folder).isEmpty();
        } catch (NotDirectoryException e) {
            throw new IntakeException(Problem.input("store.not-a-folder", folder.toString()), e);
        }
        if (!empty) {
            throw Problem.input("store.folder-in-use", folder.toString()).asException();
        }
    }

    private Path staging() {
        return StoreFault.parent(folder)
                .resolve("." + folder.getFileName() + UNFINISHED + UUID.randomUUID());
    }

    private void removeAfter(Exception e, Path staging) {
        try {
            for (Path part : disk.list(staging)) {
                disk.delete(part);
            }
            disk.delete(staging);
        } catch (IOException second) {
            e.addSuppressed(second);
        }
    }
}
