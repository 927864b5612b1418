package dev.glassbox.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tokenizer.BytePairFiles;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.tokenizer.TokenizerFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder in the Hugging Face layout, as values of the heap. It may lie in a zip file system.
 * Weights are only ever safetensors: the other formats can run code when they are read.
 */
public final class ModelFolder {
    /** The file that makes a folder a model. */
    public static final String CONFIG = "config.json";

    /** The weights. */
    public static final String WEIGHTS = "model.safetensors";

    /** What we write beside our own models: recipe, seed, corpus, licence, loss curve. */
    public static final String NOTE = "MODEL.json";

    private static final String GENERATION = "generation_config.json";
    private static final String END_ID = "eos_token_id";

    private static final List<String> UNSAFE =
            List.of("pytorch_model.bin", "model.bin", "model.pt", "model.pth", "model.ckpt");

    private final Path folder;
    private final ForeignFiles files;
    private final JsonNode config;

    /** The weights file of a moment of a training. */
    private final Optional<Path> moment;

    private ModelFolder(Path place, ForeignFiles files) {
        boolean moment = ModelMoments.isMoment(place);
        folder = moment ? Objects.requireNonNull(place.getParent()) : place;
        this.moment = moment ? Optional.of(place) : Optional.empty();
        this.files = files;
        Path file = folder.resolve(CONFIG);
        if (!Files.isRegularFile(file)) {
            throw Problem.input("model.no-config", folder.toString()).asException();
        }
        FolderLinks.refuse(folder);
        config = files.readTree(file, files.limits().files().config());
    }

    /**
     * Reads {@code config.json}.
     *
     * @param folder may be the weights file of a moment, see {@link ModelMoments}
     * @throws dev.glassbox.runtime.intake.IntakeException if the folder has none, or it is damaged
     */
    public static ModelFolder open(Path folder) {
        return new ModelFolder(folder, ForeignFiles.standard());
    }

    /** The folder's name, which is the model's id. */
    public String id() {
        return moment.map(ModelFolder::idOfMoment).orElseGet(() -> idOf(folder));
    }

    private static String idOfMoment(Path file) {
        Path model = Objects.requireNonNull(file.getParent()).getParent();
        String step = idOf(file);
        return (model == null ? "" : idOf(model))
                + ModelMoments.SIGN
                + step.substring(0, step.indexOf('.'));
    }

    /** The {@code model_type}. */
    public String modelType() {
        return config().text("model_type", "");
    }

    public ConfigReader config() {
        return new ConfigReader(config, folder.resolve(CONFIG).toString());
    }

    /**
     * Opens the weights; whoever asks closes them.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if they are missing, in a format that is
     *     not read here, or damaged
     */
    public ModelWeights weights() {
        Path file = moment.orElseGet(() -> folder.resolve(WEIGHTS));
        if (Files.isRegularFile(file)) {
            return new ModelWeights(file, List.of(SafetensorsFile.open(file)));
        }
        Path index = folder.resolve(ShardIndex.NAME);
        if (Files.isRegularFile(index)) {
            return ShardIndex.read(index, files).open();
        }
        for (String name : UNSAFE) {
            if (Files.exists(folder.resolve(name))) {
                throw Problem.input("model.unsafe-format", folder.toString(), "file", name)
                        .asException();
            }
        }
        throw Problem.input("model.no-weights", folder.toString()).asException();
    }

    /**
     * Describes the model without the engine: all that can be wrong with the folder, but for the
     * values of the weights, is found here.
     *
     * @param origin what {@link ModelCard#origin()} shall say
     */
    public ModelDescription describe(String origin, ModelConfig shape, TensorLayout layout) {
        try (ModelWeights weights = weights()) {
            TensorLayout.Match match = layout.match(weights);
            JsonNode note = note();
            ModelCard card =
                    new ModelCard(
                            id(note),
                            shape.modelType(),
                            note.path("parameters").asLong(layout.parameters()),
                            origin,
                            recipe(note),
                            note.path("licence").asText(""),
                            weights.sha256());
            return new ModelDescription(
                            card,
                            shape,
                            tokenizer(shape.dVocab()),
                            warnings(weights, match),
                            endIds(shape.dVocab()))
                    .withTensors(layout.tensors());
        }
    }

    /**
     * As transformers: {@code generation_config.json} counts before {@code config.json}; ids that
     * are no token of the vocabulary are left out.
     */
    private Set<Integer> endIds(int dVocab) {
        Path file = folder.resolve(GENERATION);
        JsonNode own =
                Files.isRegularFile(file)
                        ? files.readTree(file, files.limits().files().config()).path(END_ID)
                        : config.path(END_ID);
        Set<Integer> ids = new TreeSet<>();
        (own.isArray() ? own : List.of(own))
                .forEach(
                        id -> {
                            if (id.isInt() && id.intValue() >= 0 && id.intValue() < dVocab) {
                                ids.add(id.intValue());
                            }
                        });
        return ids;
    }

    private static List<Problem> warnings(ModelWeights weights, TensorLayout.Match match) {
        List<Problem> warnings = new ArrayList<>();
        if (!match.extras().isEmpty()) {
            warnings.add(
                    Problem.input(
                            "model.tensors-unknown",
                            weights.place(),
                            "count",
                            match.extras().size(),
                            "names",
                            TensorLayout.shortList(match.extras())));
        }
        return warnings;
    }

    /**
     * The tokenizer in a folder, which need not hold a model.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it is damaged or of a kind not read
     *     here
     */
    static Optional<Tokenizer> tokenizer(Path folder) {
        FolderLinks.refuse(folder);
        Path file = folder.resolve(TokenizerFile.NAME);
        if (Files.isRegularFile(file)) {
            return Optional.of(new TokenizerFile(ForeignFiles.standard()).read(file));
        }
        Path vocabulary = folder.resolve(BytePairFiles.VOCABULARY);
        Path merges = folder.resolve(BytePairFiles.MERGES);
        return Files.isRegularFile(vocabulary)
                ? Optional.of(new BytePairFiles(ForeignFiles.standard()).read(vocabulary, merges))
                : Optional.empty();
    }

    private boolean hasTokenizer() {
        return Files.isRegularFile(folder.resolve(TokenizerFile.NAME))
                || Files.isRegularFile(folder.resolve(BytePairFiles.VOCABULARY));
    }

    /** Read when first used: ids need none. */
    private Optional<Tokenizer> tokenizer(int dVocab) {
        return hasTokenizer()
                ? Optional.of(new LateTokenizer(() -> fittingTokenizer(dVocab)))
                : Optional.empty();
    }

    private Tokenizer fittingTokenizer(int dVocab) {
        Tokenizer tokenizer = tokenizer(folder).orElseThrow();
        if (tokenizer.vocabularySize() > dVocab) {
            throw Problem.input(
                            "model.tokenizer-vocabulary",
                            folder.resolve(TokenizerFile.NAME).toString(),
                            "tokens",
                            tokenizer.vocabularySize(),
                            "rows",
                            dVocab)
                    .asException();
        }
        return tokenizer;
    }

    private JsonNode note() {
        Path file = (moment.isPresent() ? folder.resolveSibling(NOTE) : folder.resolve(NOTE));
        return Files.isRegularFile(file)
                ? files.readTree(file, files.limits().files().card())
                : files.json().readTree("{}", NOTE);
    }

    /** A model fetched from a hub lies in a folder named without its owner. */
    private String id(JsonNode note) {
        String full = note.path("id").asText("");
        return full.endsWith("/" + id()) ? full : id();
    }

    private static String recipe(JsonNode note) {
        String name = note.path("recipe").path("name").asText("");
        return name.isEmpty() ? "" : name + ", seed " + note.path("seed").asText("?");
    }

    static String idOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        // the name of a folder in a zip file system may end in its separator
        return name == null ? folder.toString() : name.toString().replaceAll("/$", "");
    }
}
