package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Symbolic links within a model's folder. A folder that somebody else has packed could have us read
 * any file of the user's as a model's own, so links are refused, but for those of the Hugging Face
 * cache: {@code snapshots/<commit>/<name>} leads to {@code blobs/<hash>} of the same model. That
 * the folder itself is reached through a link is the user's own doing.
 */
final class FolderLinks {
    private static final String SNAPSHOTS = "snapshots";
    private static final String BLOBS = "blobs";

    private FolderLinks() {}

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if a file that could be read is a link
     *     out of the folder
     */
    static void refuse(Path folder) {
        if (!folder.getFileSystem().equals(FileSystems.getDefault())) {
            return; // within a zip there are none
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (Files.isSymbolicLink(entry) && !isOfCache(folder, entry)) {
                    throw Problem.input("model.link", entry.toString()).asException();
                }
            }
        } catch (IOException e) {
            throw ForeignFiles.unreadable(folder, e);
        }
    }

    private static boolean isOfCache(Path folder, Path link) throws IOException {
        Path snapshots = folder.toRealPath().getParent();
        if (snapshots == null || !isNamed(snapshots, SNAPSHOTS) || !Files.exists(link)) {
            return false;
        }
        Path target = link.toRealPath(); // follows to the end, whatever lies between
        return Files.isRegularFile(target)
                && snapshots.resolveSibling(BLOBS).equals(target.getParent());
    }

    private static boolean isNamed(@Nullable Path path, String name) {
        return path != null
                && path.getFileName() != null
                && path.getFileName().toString().equals(name);
    }
}
