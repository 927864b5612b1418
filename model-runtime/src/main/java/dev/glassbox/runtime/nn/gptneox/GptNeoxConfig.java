package dev.glassbox.runtime.nn.gptneox;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.RotaryFrequencies;

/**
 * What a GPT-NeoX network is (Black et al. 2022, arXiv:2204.06745), Pythia's among them.
 *
 * @param shape the sizes
 * @param activation of the MLPs
 * @param epsilon of the layer norms
 * @param rotary how positions are told, to the first numbers of each head
 * @param parallel whether attention and MLP both read a block's input
 * @param biased whether the layers of attention have biases
 * @param tied whether the unembedding is the embedding
 */
record GptNeoxConfig(
        ModelConfig shape,
        Activation activation,
        float epsilon,
        RotaryFrequencies rotary,
        boolean parallel,
        boolean biased,
        boolean tied) {
    static final String MODEL_TYPE = "gpt_neox";

    private static final float EPSILON = 1e-5f; // where config.json is silent
    private static final float BASE = 10_000;
    private static final double SHARE = 0.25;

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if something is missing, not sensible or
     *     not computed here
     */
    static GptNeoxConfig read(ConfigReader config) {
        config.refuseForeignOptions();
        int dModel = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        if (dModel % heads != 0) {
            throw config.problem(
                    "config.heads-do-not-divide", "hidden_size", "width", dModel, "heads", heads);
        }
        int dHead = dModel / heads;
        int nCtx = config.size("max_position_embeddings");
        ModelConfig shape =
                new ModelConfig(
                        MODEL_TYPE,
                        config.layers("num_hidden_layers"),
                        heads,
                        heads,
                        dModel,
                        dHead,
                        config.size("intermediate_size"),
                        config.size("vocab_size"),
                        nCtx);
        float base = config.positive("rotary_emb_base", BASE);
        String activation = config.text("hidden_act", "gelu");
        return new GptNeoxConfig(
                shape,
                Activation.named(activation)
                        .orElseThrow(() -> config.unsupported("hidden_act", activation)),
                config.positive("layer_norm_eps", EPSILON),
                RotaryFrequencies.read(config, base, rotated(config, dHead), nCtx),
                config.flag("use_parallel_residual", true),
                config.flag("attention_bias", true),
                config.flag("tie_word_embeddings", false));
    }

    /** How many numbers of a head are turned. */
    private static int rotated(ConfigReader config, int dHead) {
        ConfigReader rope = config.object("rope_parameters");
        String share = "partial_rotary_factor";
        double part = rope.has(share) ? rope.share(share, 1) : config.share("rotary_pct", SHARE);
        int rotated = (int) (dHead * part);
        if (rotated < 1 || (rotated == dHead && dHead % 2 != 0)) {
            throw config.unsupported("rotary_pct", Double.toString(part));
        }
        return rotated;
    }
}
