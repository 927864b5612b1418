package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.ForeignFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder that holds model folders, each by its name or, where it was fetched from a hub, as
 * {@code owner/name}. What begins with a dot is not looked at: models that are not complete lie
 * there.
 *
 * @param origin what to call what it holds
 * @param folder need not exist
 */
record ModelRoot(String origin, Path folder) {
    static ModelRoot of(Map.Entry<String, Path> named) {
        return new ModelRoot(named.getKey(), named.getValue());
    }

    /** The model folders by id, in the order of their names. */
    Map<String, Path> models() {
        Map<String, Path> models = new LinkedHashMap<>();
        for (Path child : childrenOf(folder)) {
            if (isModel(child)) {
                models.put(ModelFolder.idOf(child), child);
                continue;
            }
            for (Path grandchild : childrenOf(child)) {
                boolean moments = ModelFolder.idOf(grandchild).equals(ModelMoments.FOLDER);
                if (isModel(grandchild) && !moments) {
                    String id = ModelFolder.idOf(child) + "/" + ModelFolder.idOf(grandchild);
                    models.put(id, grandchild);
                }
            }
        }
        return models;
    }

    private static boolean isModel(Path folder) {
        return Files.isRegularFile(folder.resolve(ModelFolder.CONFIG));
    }

    private static List<Path> childrenOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw ForeignFiles.unreadable(folder, e);
        }
    }
}
