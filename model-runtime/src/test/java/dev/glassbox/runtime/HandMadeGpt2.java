package dev.glassbox.runtime;

import dev.glassbox.runtime.tensor.SafetensorsWriter;
import dev.glassbox.runtime.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small model of the {@code gpt2} family whose weights are set by hand: all 0, gains 1, until a
 * test says otherwise. D d_model, M d_mlp.
 */
public final class HandMadeGpt2 {
    public static final int VOCABULARY = 12;
    public static final int CONTEXT = 16;
    private static final int TOKEN = 0; // the first dimension that tells the token
    private static final int POSITION = VOCABULARY; // the first that tells the position
    private static final int BEFORE = VOCABULARY + CONTEXT; // the first that tells the token before
    private static final int WIDTH = 2 * VOCABULARY + CONTEXT;
    private static final int MLP = 4;

    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Map<String, int[]> shapes = new LinkedHashMap<>();
    private final int heads;

    private HandMadeGpt2(int layers, int heads) {
        this.heads = heads;
        shape("wte.weight", VOCABULARY, WIDTH);
        shape("wpe.weight", CONTEXT, WIDTH);
        for (int layer = 0; layer < layers; layer++) {
            String block = "h." + layer + ".";
            norm(block + "ln_1");
            dense(block + "attn.c_attn", WIDTH, 3 * WIDTH);
            dense(block + "attn.c_proj", WIDTH, WIDTH);
            norm(block + "ln_2");
            dense(block + "mlp.c_fc", WIDTH, MLP);
            dense(block + "mlp.c_proj", MLP, WIDTH);
        }
        norm("ln_f");
        config(layers);
    }

    private String config = "";

    private void config(int layers) {
        config =
                """
                {"model_type":"gpt2","activation_function":"relu","n_embd":%d,"n_head":%d,
                 "n_layer":%d,"n_positions":%d,"n_inner":%d,"vocab_size":%d}
                """
                        .formatted(WIDTH, heads, layers, CONTEXT, MLP, VOCABULARY);
    }

    /**
     * Two layers of two heads that continue what they have seen (Olsson et al. 2022): head 0.0
     * looks at the token before, 0.1 at equal tokens, 1.0 at what followed an equal token, which it
     * makes the answer, and 1.1 at its own position.
     */
    public static HandMadeGpt2 induction() {
        HandMadeGpt2 model = new HandMadeGpt2(2, 2);
        for (int id = 0; id < VOCABULARY; id++) {
            model.set("wte.weight", id, TOKEN + id, 1);
        }
        for (int position = 0; position < CONTEXT; position++) {
            model.set("wpe.weight", position, POSITION + position, 1);
        }
        for (int position = 1; position < CONTEXT; position++) {
            model.query(0, 0, POSITION + position, position - 1);
            model.key(0, 0, POSITION + position - 1, position - 1);
        }
        for (int id = 0; id < VOCABULARY; id++) {
            model.moves(0, 0, TOKEN + id, BEFORE + id, id, 1);
            model.query(0, 1, TOKEN + id, id);
            model.key(0, 1, TOKEN + id, id);
            model.query(1, 0, TOKEN + id, id);
            model.key(1, 0, BEFORE + id, id);
            model.moves(1, 0, TOKEN + id, TOKEN + id, id, 4);
        }
        for (int position = 0; position < CONTEXT; position++) {
            model.query(1, 1, POSITION + position, position);
            model.key(1, 1, POSITION + position, position);
        }
        return model;
    }

    /** Sets one weight. */
    public HandMadeGpt2 set(String name, int row, int column, float value) {
        values.get(name)[row * shapes.get(name)[1] + column] = value;
        return this;
    }

    /** Sets all numbers of a bias or gain. */
    public HandMadeGpt2 fill(String name, float value) {
        java.util.Arrays.fill(values.get(name), value);
        return this;
    }

    /** Writes the model's folder. */
    public Path in(Path folder) {
        Map<String, Tensor> tensors = new TreeMap<>();
        values.forEach(
                (name, numbers) -> {
                    int[] shape = shapes.get(name);
                    String[] axes =
                            shape.length == 1 ? new String[] {"a"} : new String[] {"a", "b"};
                    tensors.put(name, Tensor.wrap(numbers, shape, axes));
                });
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.json"), config);
            try (OutputStream out = Files.newOutputStream(folder.resolve("model.safetensors"))) {
                SafetensorsWriter.write(tensors, Map.of(), out);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return folder;
    }

    private void query(int layer, int head, int from, int to) {
        set("h." + layer + ".attn.c_attn.weight", from, head * (WIDTH / heads) + to, 5);
    }

    private void key(int layer, int head, int from, int to) {
        set("h." + layer + ".attn.c_attn.weight", from, WIDTH + head * (WIDTH / heads) + to, 5);
    }

    /** A head reads one dimension where it looks and writes another where it stands. */
    private void moves(int layer, int head, int from, int to, int through, float factor) {
        int inside = head * (WIDTH / heads) + through;
        set("h." + layer + ".attn.c_attn.weight", from, 2 * WIDTH + inside, 1);
        set("h." + layer + ".attn.c_proj.weight", inside, to, factor);
    }

    private void norm(String name) {
        shape(name + ".weight", WIDTH);
        fill(name + ".weight", 1);
        shape(name + ".bias", WIDTH);
    }

    private void dense(String name, int in, int out) {
        shape(name + ".weight", in, out);
        shape(name + ".bias", out);
    }

    private void shape(String name, int... shape) {
        shapes.put(name, shape);
        values.put(name, new float[shape.length == 1 ? shape[0] : shape[0] * shape[1]]);
    }
}
