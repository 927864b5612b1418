package dev.glassbox.runtime.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.store.AtomicFile;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.FolderRemoval;
import dev.glassbox.runtime.tensor.SafetensorsWriter;
import dev.glassbox.runtime.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a finished model as a folder that any tool of the Hugging Face world opens, with a card in
 * words ({@code README.md}) and one in numbers ({@code MODEL.json}) beside. The latter counts the
 * numbers that were trained ({@code parameters}) and those in the file ({@code stored}), which also
 * holds zeros for biases that the network has not. {@code config.json} comes last: it is what makes
 * the folder a model.
 */
final class ModelWriter {
    private final Path folder;
    private final Disk disk;
    private final AtomicFile writer;
    private final StrictJson json = ForeignFiles.standard().json();

    ModelWriter(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
        writer = new AtomicFile(disk);
    }

    /** Whether a model was written here before. */
    boolean done() {
        return writer.exists(folder.resolve(ModelFolder.CONFIG));
    }

    /**
     * Refuses to write over a model that is there.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if there is one
     */
    void refuseIfDone() {
        if (done()) {
            throw Problem.input("store.folder-in-use", folder.toString()).asException();
        }
    }

    void write(
            NetworkPlan plan,
            Map<String, Tensor> weights,
            RunState state,
            Corpus corpus,
            String engine) {
        Map<String, Tensor> tensors = inLayout(plan, weights);
        new FolderRemoval(disk).removeChildren(folder, AtomicFile::isTemporary);
        writer.replace(
                folder.resolve(ModelFolder.WEIGHTS),
                out -> SafetensorsWriter.write(tensors, Map.of("format", "pt"), out));
        corpus.tokenizerFiles().forEach(this::text);
        long parameters = numbers(weights);
        long stored = numbers(tensors);
        text(ModelReadme.NAME, new ModelReadme(state, corpus, engine, parameters, stored).write());
        ObjectNode note = note(state, engine);
        note.put("parameters", parameters);
        note.put("stored", stored);
        curve(state, note.putArray("loss_curve"));
        text(ModelFolder.NOTE, json.writeIndented(note));
        text(ModelFolder.CONFIG, json.writeIndented(plan.config()));
    }

    /** A layout may want biases; this network has none, which is to say that they are zero. */
    static Map<String, Tensor> inLayout(NetworkPlan plan, Map<String, Tensor> weights) {
        String prefix = plan.layout().prefix();
        Map<String, Tensor> tensors = new TreeMap<>();
        plan.layout()
                .tensors()
                .forEach(
                        (name, shape) -> {
                            Tensor trained = weights.get(name);
                            tensors.put(
                                    prefix + name, trained == null ? zeros(shape.get(0)) : trained);
                        });
        return tensors;
    }

    private static Tensor zeros(int length) {
        return Tensor.wrap(new float[length], new int[] {length}, "0");
    }

    private static long numbers(Map<String, Tensor> tensors) {
        return tensors.values().stream().mapToLong(Tensor::size).sum();
    }

    private ObjectNode note(RunState state, String engine) {
        Recipe recipe = state.recipe();
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        note.set("recipe", json.toTree(recipe));
        note.put("seed", state.seed());
        note.put("corpus_sha256", state.corpusSha256());
        note.put("licence", recipe.licence());
        note.put("engine", engine);
        note.put("threads", state.threads());
        return note;
    }

    private static void curve(RunState state, ArrayNode curve) {
        for (TrainingMetrics line : state.log()) {
            ObjectNode point = curve.addObject();
            point.put("step", line.step());
            point.put("train_loss", line.trainLoss());
            point.put("val_loss", line.valLoss());
        }
    }

    private void text(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        writer.replace(folder.resolve(name), out -> out.write(bytes));
    }
}
