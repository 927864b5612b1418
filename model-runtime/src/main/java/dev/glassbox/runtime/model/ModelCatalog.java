package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Every model that can be named: the bundled ones, then those installed later, then the folders
 * that the user has opened, then any folder by its path. Immutable but for what lies in the
 * folders; safe on any thread.
 */
public final class ModelCatalog {
    /** What {@link ModelCard#origin()} says of a bundled model. */
    public static final String BUNDLED = "bundled";

    /** What {@link ModelCard#origin()} says of a model fetched or trained here. */
    public static final String INSTALLED = "installed";

    /** What {@link ModelCard#origin()} says of a moment of a training. */
    public static final String MOMENT = "moment";

    private final List<ModelRoot> roots;
    private final Supplier<List<Path>> own;
    private final List<ModelProvider> providers;

    /**
     * @param roots folders that hold model folders, by what to call what they hold; looked through
     *     in this order
     * @param providers the families
     */
    public ModelCatalog(Map<String, Path> roots, List<ModelProvider> providers) {
        this(roots, List::of, providers);
    }

    /**
     * @param roots folders that hold model folders, by what to call what they hold; looked through
     *     in this order
     * @param own model folders that the user has opened, wherever they lie; asked on any thread
     * @param providers the families
     */
    public ModelCatalog(
            Map<String, Path> roots, Supplier<List<Path>> own, List<ModelProvider> providers) {
        this.roots = new LinkedHashMap<>(roots).entrySet().stream().map(ModelRoot::of).toList();
        this.own = own;
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

    /**
     * The ids of all bundled and installed models, in the order of their names within a root, and
     * the paths of the folders that the user has opened.
     */
    public List<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        roots.forEach(root -> ids.addAll(root.models().keySet()));
        own.get().forEach(folder -> ids.add(folder.toString()));
        return List.copyOf(ids);
    }

    /** The {@code model_type}s that some family reads. */
    public Set<String> modelTypes() {
        Set<String> types = new TreeSet<>();
        providers.forEach(provider -> types.addAll(provider.modelTypes()));
        return types;
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
     * Where a model lies; perhaps in a zip file system.
     *
     * @param model an id, or the path of a folder
     * @throws IntakeException if there is no such model
     */
    public Path folder(String model) {
        return find(model).folder();
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
     * One tensor of a model, on the heap and without the engine.
     *
     * @param model an id, which may name a moment, or the path of a folder
     * @param tensor by the family's own name, such as {@code h.0.ln_1.weight}
     * @return absent if the model has no such tensor
     * @throws IntakeException if there is no such model or its weights cannot be read
     */
    public Optional<Tensor> weight(String model, String tensor) {
        Path folder = find(model).folder();
        return provider(folder).weight(folder, tensor);
    }

    /**
     * A matrix that every family names in its own way.
     *
     * @return absent if the family has none, such as learned positions
     * @throws IntakeException as {@link #weight(String, String)}
     */
    public Optional<String> nameOf(String model, EmbeddingMatrix matrix) {
        return provider(find(model).folder()).nameOf(matrix);
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

    /**
     * How a model wants a conversation written down.
     *
     * @param model an id, or the path of a folder
     * @throws IntakeException if there is no such model, or it has no chat template that is known
     */
    public ChatTemplate chat(String model) {
        return ChatTemplate.read(find(model).folder());
    }

    private record Place(Path folder, String origin) {}

    /**
     * The moments of a model's training that were kept, as steps in order; none for most models. A
     * run that is not finished has moments too. A moment is opened by {@link ModelMoments#id}.
     *
     * @param model an id, or the path of a folder
     */
    public List<Integer> moments(String model) {
        return folderOfMoments(model).map(ModelMoments::steps).orElse(List.of());
    }

    private Optional<Path> folderOfMoments(String model) {
        try {
            for (ModelRoot root : roots) {
                Path folder = root.folder().resolve(model);
                if (Files.isDirectory(folder.resolve(ModelMoments.FOLDER))) {
                    return Optional.of(folder);
                }
            }
            return Optional.of(Path.of(model))
                    .filter(folder -> Files.isDirectory(folder.resolve(ModelMoments.FOLDER)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Place> moment(String model) {
        OptionalInt step = ModelMoments.stepOf(model);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        return folderOfMoments(ModelMoments.modelOf(model))
                .flatMap(folder -> ModelMoments.file(folder, step.getAsInt()))
                .map(file -> new Place(file, MOMENT));
    }

    private Place find(String model) {
        Optional<Place> moment = moment(model);
        if (moment.isPresent()) {
            return moment.get();
        }
        for (ModelRoot root : roots) {
            Optional<Path> folder = Optional.ofNullable(root.models().get(model));
            if (folder.isPresent()) {
                return new Place(folder.get(), root.origin());
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
        for (ModelProvider provider : providers) {
            if (provider.modelTypes().contains(type)) {
                return provider;
            }
        }
        throw Problem.input(
                        "model.unsupported-architecture",
                        folder.toString(),
                        "type",
                        type,
                        "known",
                        String.join(", ", modelTypes()))
                .asException();
    }
}
