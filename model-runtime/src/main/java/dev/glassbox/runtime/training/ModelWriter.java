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
 * Writes a finished model as a folder that any tool of the Hugging Face world opens, with {@code
 * MODEL.json} beside. {@code config.json} comes last: it is what makes the folder a model.
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
        text(ModelFolder.NOTE, json.writeIndented(note(state, parameters(weights), engine)));
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

    private static long parameters(Map<String, Tensor> weights) {
        return weights.values().stream().mapToLong(Tensor::size).sum();
    }

    private ObjectNode note(RunState state, long parameters, String engine) {
        Recipe recipe = state.recipe();
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        note.set("recipe", json.toTree(recipe));
        note.put("seed", state.seed());
        note.put("corpus_sha256", state.corpusSha256());
        note.put("parameters", parameters);
        note.put("licence", recipe.licence());
        note.put("engine", engine);
        note.put("threads", state.threads());
        ArrayNode curve = note.putArray("loss_curve");
        for (TrainingMetrics line : state.log()) {
            ObjectNode point = curve.addObject();
            point.put("step", line.step());
            point.put("train_loss", line.trainLoss());
            point.put("val_loss", line.valLoss());
        }
        return note;
    }

    private void text(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        writer.replace(folder.resolve(name), out -> out.write(bytes));
    }
}
