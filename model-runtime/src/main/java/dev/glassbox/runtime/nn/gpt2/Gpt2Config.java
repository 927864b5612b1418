package dev.glassbox.runtime.nn.gpt2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.NetworkSizes;

/**
 * What a GPT-2 network is, as {@code config.json} says it.
 *
 * @param shape the sizes
 * @param activation of the MLPs
 * @param epsilon of the layer norms
 * @param scaling how attention scores are scaled
 * @param tied whether the unembedding is the embedding
 */
public record Gpt2Config(
        ModelConfig shape, Activation activation, float epsilon, Scaling scaling, boolean tied) {
    /** The {@code model_type}. */
    public static final String MODEL_TYPE = "gpt2";

    /** GPT-2's own epsilon. */
    public static final float EPSILON = 1e-5f;

    /**
     * @param byHeadWidth multiply scores by 1 / sqrt(d_head)
     * @param byLayer divide scores by the layer's number from 1, as Mistral's GPT-2s do
     */
    public record Scaling(boolean byHeadWidth, boolean byLayer) {
        /** As in the paper. */
        public static final Scaling STANDARD = new Scaling(true, false);
    }

    /** A network as in the paper, its unembedding the embedding. */
    public static Gpt2Config of(NetworkSizes sizes) {
        ModelConfig shape =
                new ModelConfig(
                        MODEL_TYPE,
                        sizes.nLayers(),
                        sizes.nHeads(),
                        sizes.nHeads(),
                        sizes.dModel(),
                        sizes.dModel() / sizes.nHeads(),
                        sizes.dMlp(),
                        sizes.dVocab(),
                        sizes.nCtx());
        return new Gpt2Config(
                shape,
                Activation.named(sizes.activation()).orElseThrow(),
                EPSILON,
                Scaling.STANDARD,
                true);
    }

    /**
     * Reads {@code config.json}; an option that this runtime does not compute is refused by name.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if a size is missing or not sensible
     */
    static Gpt2Config read(ConfigReader config) {
        config.refuseForeignOptions();
        int dModel = config.size("n_embd");
        int heads = config.size("n_head");
        if (dModel % heads != 0) {
            throw config.problem(
                    "config.heads-do-not-divide", "n_embd", "width", dModel, "heads", heads);
        }
        ModelConfig shape =
                new ModelConfig(
                        MODEL_TYPE,
                        config.layers("n_layer"),
                        heads,
                        heads,
                        dModel,
                        dModel / heads,
                        config.size("n_inner", Math.multiplyExact(4, dModel)),
                        config.size("vocab_size"),
                        config.size("n_positions"));
        String activation = config.text("activation_function", "gelu_new");
        return new Gpt2Config(
                shape,
                Activation.named(activation)
                        .orElseThrow(() -> config.unsupported("activation_function", activation)),
                config.positive("layer_norm_epsilon", EPSILON),
                new Scaling(
                        config.flag("scale_attn_weights", true),
                        config.flag("scale_attn_by_inverse_layer_idx", false)),
                config.flag("tie_word_embeddings", true));
    }

    /** The {@code config.json} that transformers reads this network from. */
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("architectures").add("GPT2LMHeadModel");
        json.put("model_type", MODEL_TYPE);
        json.put("vocab_size", shape.dVocab());
        json.put("n_positions", shape.nCtx());
        json.put("n_embd", shape.dModel());
        json.put("n_layer", shape.nLayers());
        json.put("n_head", shape.nHeads());
        json.put("n_inner", shape.dMlp());
        json.put("activation_function", activation.configName());
        json.put("layer_norm_epsilon", Double.parseDouble(Float.toString(epsilon)));
        json.put("scale_attn_weights", scaling.byHeadWidth());
        json.put("scale_attn_by_inverse_layer_idx", scaling.byLayer());
        json.put("tie_word_embeddings", tied);
        for (String dropout : new String[] {"attn_pdrop", "embd_pdrop", "resid_pdrop"}) {
            json.put(dropout, 0.0);
        }
        json.putNull("bos_token_id");
        json.putNull("eos_token_id");
        json.put("dtype", "float32");
        return json;
    }

    /** What the scores of one layer are multiplied by. */
    float scoreScale(int layer) {
        double scale = scaling.byHeadWidth() ? 1 / Math.sqrt(shape.dHead()) : 1;
        return (float) (scaling.byLayer() ? scale / (layer + 1) : scale);
    }

    /** Refuses what no network can be built from. */
    public Gpt2Config {
        if (shape.nHeads() * shape.dHead() != shape.dModel()) {
            throw Problem.input(
                            "config.heads-do-not-divide",
                            "n_embd",
                            "width",
                            shape.dModel(),
                            "heads",
                            shape.nHeads())
                    .asException();
        }
    }
}
