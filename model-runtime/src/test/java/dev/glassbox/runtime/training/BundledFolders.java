package dev.glassbox.runtime.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes bundled models' folders again as the trainer would now, with the same weights and the same
 * record: for when what lies beside the weights has changed. Arguments: the data folder, then the
 * models' folders.
 */
public final class BundledFolders {
    private static final int CARD_BYTES = 1 << 20;

    private BundledFolders() {}

    /** Writes them. */
    public static void main(String[] arguments) {
        for (String folder : List.of(arguments).subList(1, arguments.length)) {
            write(Path.of(folder), Path.of(arguments[0]));
        }
    }

    private static void write(Path folder, Path data) {
        ForeignFiles files = ForeignFiles.standard();
        JsonNode note = files.readTree(folder.resolve(ModelFolder.NOTE), CARD_BYTES);
        Recipe recipe =
                files.json().read(note.path("recipe"), "recipe", Recipe.class, UnknownKeys.REFUSED);
        List<TrainingMetrics> log = new ArrayList<>();
        for (JsonNode line : note.path("loss_curve")) {
            JsonNode validation = line.path("val_loss");
            @Nullable Double loss = validation.isNumber() ? validation.asDouble() : null;
            log.add(
                    new TrainingMetrics(
                            line.path("step").asInt(),
                            line.path("train_loss").asDouble(),
                            loss,
                            0,
                            0));
        }
        Corpus corpus = Corpus.of(recipe, data);
        NetworkPlan plan = Families.plan(recipe, corpus.tokenizer().vocabularySize());
        RunState state =
                new RunState(
                        recipe,
                        note.path("seed").asLong(),
                        note.path("corpus_sha256").asText(),
                        note.path("threads").asInt(),
                        recipe.schedule().steps(),
                        log,
                        null);
        new ModelWriter(Disk.real(), folder)
                .write(plan, weights(folder, plan), state, corpus, note.path("engine").asText());
    }

    /** What was trained: the biases in the file are zeros that the layout wants. */
    private static Map<String, Tensor> weights(Path folder, NetworkPlan plan) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve(ModelFolder.WEIGHTS))) {
            plan.layout()
                    .tensors()
                    .forEach(
                            (name, shape) -> {
                                if (!name.endsWith(".bias")) {
                                    String[] axes =
                                            shape.stream()
                                                    .map(String::valueOf)
                                                    .toArray(String[]::new);
                                    weights.put(
                                            name, file.read(plan.layout().prefix() + name, axes));
                                }
                            });
        }
        return weights;
    }
}
