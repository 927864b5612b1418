package dev.glassbox.runtime.experiments.induction;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Attention;
import dev.glassbox.runtime.nn.AttentionOnlyBlock;
import dev.glassbox.runtime.nn.CausalMask;
import dev.glassbox.runtime.nn.DecoderStack;
import dev.glassbox.runtime.nn.Dense;
import dev.glassbox.runtime.nn.Embedding;
import dev.glassbox.runtime.nn.FusedProjections;
import dev.glassbox.runtime.nn.LayerNorm;
import dev.glassbox.runtime.nn.PlacedEmbedder;
import dev.glassbox.runtime.nn.Unembedding;
import dev.glassbox.runtime.nn.WeightSource;
import dev.glassbox.runtime.nn.gpt2.Gpt2Config;
import java.util.ArrayList;
import java.util.List;

/** GPT-2's build without its MLPs, with an unembedding of its own. */
final class AttentionOnlyNetwork extends DecoderStack {
    private static final String TYPE = "attention-only";
    private static final int WIDTH = 32;
    private static final int HEADS = 4;

    AttentionOnlyNetwork(int layers, WeightSource source) {
        super(parts(shape(layers), source));
    }

    static ModelConfig shape(int layers) {
        return new ModelConfig(
                TYPE,
                layers,
                HEADS,
                HEADS,
                WIDTH,
                WIDTH / HEADS,
                0,
                RepeatedTexts.VOCABULARY,
                RepeatedTexts.LENGTH);
    }

    private static Parts parts(ModelConfig shape, WeightSource source) {
        Embedding tokens = new Embedding(source, "wte", shape.dVocab(), WIDTH);
        Embedding positions = new Embedding(source, "wpe", shape.nCtx(), WIDTH);
        CausalMask mask = new CausalMask(source.manager());
        List<AttentionOnlyBlock> blocks = new ArrayList<>();
        for (int layer = 0; layer < shape.nLayers(); layer++) {
            String name = "h." + layer + ".";
            Attention attention =
                    new Attention(
                            new FusedProjections(
                                    new Dense(source, name + "attn.c_attn", WIDTH, 3L * WIDTH),
                                    HEADS),
                            new Dense(source, name + "attn.c_proj", WIDTH, WIDTH),
                            null, // positions are added to the tokens
                            mask,
                            layer,
                            (float) (1 / Math.sqrt(shape.dHead())));
            blocks.add(
                    new AttentionOnlyBlock(
                            norm(source, name + "ln_1", "blocks." + layer + ".ln1"),
                            attention,
                            layer));
        }
        return new Parts(
                new PlacedEmbedder(tokens, positions),
                blocks,
                norm(source, "ln_f", "ln_final"),
                new Unembedding(source.weight("lm_head.weight", shape.dVocab(), WIDTH)));
    }

    private static LayerNorm norm(WeightSource source, String name, String hooks) {
        return new LayerNorm(source, name, WIDTH, Gpt2Config.EPSILON, hooks);
    }
}
