package dev.glassbox.runtime.nn.llama;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.AttentionMasks;
import dev.glassbox.runtime.nn.RotaryFrequencies;
import java.util.Collections;
import java.util.List;

/**
 * What a network of Llama's kind is; Mistral's and Qwen's are of it too and differ in its options.
 *
 * @param shape the sizes
 * @param activation of the MLPs' gates
 * @param epsilon of the norms
 * @param rotary how positions are told
 * @param options where the relatives differ
 * @param tied whether the unembedding is the embedding
 */
public record LlamaConfig(
        ModelConfig shape,
        Activation activation,
        float epsilon,
        RotaryFrequencies rotary,
        Options options,
        boolean tied) {
    /** The {@code model_type}. */
    static final String MODEL_TYPE = "llama";

    private static final float EPSILON = 1e-6f; // where config.json is silent
    private static final float BASE = 10_000;

    /**
     * @param inputBiases of queries, keys and values
     * @param outputBias of what attention adds to the stream
     * @param mlpBiases of the three layers of an MLP
     * @param headNorms whether queries and keys are normalised head by head
     * @param windows how many positions back each layer sees, or {@link AttentionMasks#WHOLE}
     */
    public record Options(
            boolean inputBiases,
            boolean outputBias,
            boolean mlpBiases,
            boolean headNorms,
            List<Integer> windows) {
        public Options {
            windows = List.copyOf(windows);
        }

        /** Every layer sees the whole past. */
        public static List<Integer> wholePast(int layers) {
            return Collections.nCopies(layers, AttentionMasks.WHOLE);
        }
    }

    /** Llama's own {@code config.json}. */
    static LlamaConfig read(ConfigReader config) {
        ModelConfig shape = LlamaShape.ofLlama(config);
        boolean biases = config.flag("attention_bias", false);
        boolean mlpBiases = config.flag("mlp_bias", false);
        List<Integer> windows = Options.wholePast(shape.nLayers());
        return of(config, shape, new Options(biases, biases, mlpBiases, false, windows));
    }

    /**
     * Reads what all relatives state alike.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if something is missing, not sensible or
     *     not computed here
     */
    public static LlamaConfig of(ConfigReader config, ModelConfig shape, Options options) {
        config.refuseForeignOptions();
        config.refuseUnlessOne("partial_rotary_factor");
        config.object("rope_parameters").refuseUnlessOne("partial_rotary_factor");
        String activation = config.text("hidden_act", "silu");
        float base = config.positive("rope_theta", BASE);
        if (shape.dHead() % 2 != 0) {
            throw config.unsupported("head_dim", Integer.toString(shape.dHead()));
        }
        return new LlamaConfig(
                shape,
                Activation.named(activation)
                        .orElseThrow(() -> config.unsupported("hidden_act", activation)),
                config.positive("rms_norm_eps", EPSILON),
                RotaryFrequencies.read(config, base, shape.dHead(), shape.nCtx()),
                options,
                config.flag("tie_word_embeddings", false));
    }
}
