package dev.glassbox.runtime.store;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Removes folders with all that is in them. */
public final class FolderRemoval {
    private static final int DEEPEST = 8;

    private final Disk disk;

    public FolderRemoval(Disk disk) {
        this.disk = disk;
    }

    /**
     * Removes a folder, if it is there. A link in it is removed, not followed.
     *
     * @throws IntakeException if the disk refuses
     */
    public void remove(Path folder) {
        try {
            remove(folder, DEEPEST);
            disk.forceFolder(StoreFault.parent(folder));
        } catch (NoSuchFileException e) {
            // then there is nothing to remove
        } catch (IOException e) {
            throw StoreFault.writing(disk, folder, e);
        }
    }

    /**
     * The same for a folder that others may find: it is first renamed out of their sight, so that
     * nobody ever sees it half removed.
     *
     * @param aside where to, on the same disk; must not exist
     */
    public void remove(Path folder, Path aside) {
        try {
            disk.createFolders(StoreFault.parent(aside));
            new AtomicFile(disk).move(folder, aside);
            disk.forceFolder(StoreFault.parent(folder));
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw StoreFault.writing(disk, folder, e);
        }
        remove(aside);
    }

    /**
     * Removes some of what lies in a folder.
     *
     * @throws IntakeException if the disk refuses
     */
    public void removeChildren(Path folder, Predicate<String> which) {
        try {
            for (Path child : disk.list(folder)) {
                if (which.test(String.valueOf(child.getFileName()))) {
                    remove(child, DEEPEST);
                }
            }
        } catch (IOException e) {
            throw StoreFault.writing(disk, folder, e);
        }
    }

    private void remove(Path path, int depth) throws IOException {
        if (depth > 0 && !Files.isSymbolicLink(path)) {
            for (Path child : children(path)) {
                remove(child, depth - 1);
            }
        }
        disk.delete(path);
    }

    private List<Path> children(Path path) throws IOException {
        try {
            return disk.list(path);
        } catch (NotDirectoryException e) {
            return List.of();
        }
    }
}
