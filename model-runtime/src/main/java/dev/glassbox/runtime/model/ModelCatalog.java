package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every model that can be named: the bundled ones, then those installed later, then any folder by
 * its path. Immutable but for what lies in the folders; safe on any thread.
 */
public final class ModelCatalog {
    /** What {@link ModelCard#origin()} says of a bundled model. */
    public static final String BUNDLED = "bundled";

    private final Map<String, Path> roots;
    private final List<ModelProvider> providers;

    /**
     * @param roots folders that hold model folders, by what to call what they hold; looked through
     *     in this order
     * @param providers the families
     */
    public ModelCatalog(Map<String, Path> roots, List<ModelProvider> providers) {
        this.roots = new LinkedHashMap<>(roots);
        this.providers = List.copyOf(providers);
    }

    /** The catalog of one root of bundled models and every family on the class path. */
    public static ModelCatalog bundled(Path root) {
        return new ModelCatalog(Map.of(BUNDLED, root), providersOnClassPath());
    }

    /** Every family on the class path. */
    public static List<ModelProvider> providersOnClassPath() {
        List<ModelProvider> found = new ArrayList<>();
        ServiceLoader.load(ModelProvider.class).forEach(found::add);
        return found;
    }

    /** The ids of all bundled and installed models, in the order of their names within a root. */
    public List<String> ids() {
        TreeSet<String> all = new TreeSet<>();
        List<String> ids = new ArrayList<>();
        for (Path root : roots.values()) {
            for (Path folder : foldersIn(root)) {
                String id = ModelFolder.idOf(folder);
                if (all.add(id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    /**
     * Describes a model without the engine.
     *
     * @param model an id, or the path of a folder
     * @throws IntakeException if there is no such model or it cannot be read
     */
    public ModelDescription describe(String model) {
        Place place = find(model);
        return provider(place.folder()).describe(place.folder(), place.origin());
    }

    /**
     * Opens a model; it belongs to the calling thread.
     *
     * @param model an id, or the path of a folder
     * @throws IntakeException if there is no such model or it cannot be read
     */
    public LanguageModel open(String model) {
        Place place = find(model);
        return provider(place.folder()).open(place.folder(), place.origin());
    }

    /**
     * A model's tokenizer alone; a folder with only tokenizer files has one too.
     *
     * @param model an id, or the path of a folder
     * @throws IntakeException if there is no such model, or it has no tokenizer that can be read
     */
    public Tokenizer tokenizer(String model) {
        return ModelFolder.tokenizer(find(model).folder())
                .orElseThrow(() -> Problem.input("model.no-tokenizer", model).asException());
    }

    private record Place(Path folder, String origin) {}

    private Place find(String model) {
        for (Map.Entry<String, Path> root : roots.entrySet()) {
            for (Path folder : foldersIn(root.getValue())) {
                if (ModelFolder.idOf(folder).equals(model)) {
                    return new Place(folder, root.getKey());
                }
            }
        }
        try {
            Path folder = Path.of(model);
            if (!model.isBlank() && Files.isDirectory(folder)) {
                return new Place(folder, folder.toAbsolutePath().normalize().toString());
            }
        } catch (InvalidPathException e) {
            // a name that cannot be a path is no model either
        }
        throw Problem.input("model.unknown", model, "known", String.join(", ", ids()))
                .asException();
    }

    private ModelProvider provider(Path folder) {
        ModelFolder opened = ModelFolder.open(folder);
        String type = opened.modelType();
        TreeSet<String> known = new TreeSet<>();
        for (ModelProvider provider : providers) {
            if (provider.modelTypes().contains(type)) {
                return provider;
            }
            known.addAll(provider.modelTypes());
        }
        throw Problem.input(
                        "model.unsupported-architecture",
                        folder.toString(),
                        "type",
                        type,
                        "known",
                        String.join(", ", known))
                .asException();
    }

    private static List<Path> foldersIn(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(path -> Files.isRegularFile(path.resolve(ModelFolder.CONFIG)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw ForeignFiles.unreadable(root, e);
        }
    }
}
