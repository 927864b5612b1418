package dev.glassbox.runtime.nn.bert;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Attention;
import dev.glassbox.runtime.nn.Embedding;
import dev.glassbox.runtime.nn.EncoderNetwork;
import dev.glassbox.runtime.nn.LayerNorm;
import dev.glassbox.runtime.nn.Linear;
import dev.glassbox.runtime.nn.Mlp;
import dev.glassbox.runtime.nn.NetworkBlock;
import dev.glassbox.runtime.nn.OpenMask;
import dev.glassbox.runtime.nn.Pass;
import dev.glassbox.runtime.nn.PostNormBlock;
import dev.glassbox.runtime.nn.SeparateProjections;
import dev.glassbox.runtime.nn.Unembedding;
import dev.glassbox.runtime.nn.WeightSource;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.ArrayList;
import java.util.List;

/**
 * BERT (Devlin et al. 2018, arXiv:1810.04805): blocks that normalise after each sum, and a head
 * that guesses words or sorts texts. B batch, T positions, D d_model.
 */
final class BertNetwork extends NetworkBlock implements EncoderNetwork {
    private final BertConfig config;
    private final BertEmbedder embedder;
    private final List<PostNormBlock> blocks = new ArrayList<>();
    private final BertHead head;

    /** Builds the network and takes every weight from {@code source}. */
    BertNetwork(BertConfig config, WeightSource source) {
        this.config = config;
        ModelConfig shape = config.shape();
        Embedding words = embedding(source, BertLayout.WORDS, shape.dVocab()); // [V, D]
        embedder =
                addChildBlock(
                        "embedder",
                        new BertEmbedder(
                                words,
                                embedding(source, BertLayout.POSITIONS, shape.nCtx()),
                                embedding(source, BertLayout.SEGMENTS, config.segments()),
                                norm(source, BertLayout.NORM, "embed.ln")));
        OpenMask mask = new OpenMask(source.manager());
        for (int layer = 0; layer < shape.nLayers(); layer++) {
            blocks.add(addChildBlock("blocks." + layer, block(source, mask, layer)));
        }
        head =
                addChildBlock(
                        "head",
                        config.labels().isEmpty() ? wordHead(source, words) : classifier(source));
    }

    private PostNormBlock block(WeightSource source, OpenMask mask, int layer) {
        String name = BertLayout.block(layer);
        String hooks = "blocks." + layer + ".";
        int hidden = config.shape().dMlp();
        int width = config.shape().dModel();
        Mlp mlp =
                new Mlp(
                        new Linear(source, name + "intermediate.dense", width, hidden, true),
                        new Linear(source, name + "output.dense", hidden, width, true),
                        config.activation(),
                        layer);
        return new PostNormBlock(
                attention(source, name + "attention.", mask, layer),
                norm(source, name + "attention.output.LayerNorm", hooks + "ln1"),
                mlp,
                norm(source, name + "output.LayerNorm", hooks + "ln2"),
                layer);
    }

    private Attention attention(WeightSource source, String name, OpenMask mask, int layer) {
        int dHead = config.shape().dHead();
        SeparateProjections inputs =
                new SeparateProjections(
                        square(source, name + "self.query"),
                        square(source, name + "self.key"),
                        square(source, name + "self.value"),
                        dHead);
        return new Attention(
                inputs,
                square(source, name + "output.dense"),
                null, // positions are added to the tokens
                mask,
                layer,
                (float) (1 / Math.sqrt(dHead)));
    }

    private MaskedWordHead wordHead(WeightSource source, Embedding words) {
        int vocabulary = config.shape().dVocab();
        String bias =
                config.tied() ? BertLayout.UNEMBEDDING_BIAS : BertLayout.UNEMBEDDING + ".bias";
        Embedding output =
                config.tied() ? words : embedding(source, BertLayout.UNEMBEDDING, vocabulary);
        return new MaskedWordHead(
                square(source, BertLayout.TRANSFORM + "dense"),
                config.activation(),
                norm(source, BertLayout.TRANSFORM + "LayerNorm", MaskedWordHead.normHooks()),
                new Unembedding(output.weight()),
                source.weight(bias, vocabulary)); // [V]
    }

    private ClassifierHead classifier(WeightSource source) {
        int width = config.shape().dModel();
        int labels = config.labels().size();
        return new ClassifierHead(
                square(source, BertLayout.POOLER),
                new Linear(source, BertLayout.CLASSIFIER, width, labels, true));
    }

    private Linear square(WeightSource source, String name) {
        return new Linear(source, name, config.shape().dModel(), config.shape().dModel(), true);
    }

    private Embedding embedding(WeightSource source, String name, int rows) {
        return new Embedding(source, name, rows, config.shape().dModel());
    }

    private LayerNorm norm(WeightSource source, String name, String hooks) {
        return new LayerNorm(source, name, config.shape().dModel(), config.epsilon(), hooks);
    }

    @Override
    public NDArray logits(NDArray ids, NDArray segments, Logits which, Pass pass) {
        NDArray x = embedder.embed(ids, segments, pass); // [B, T, D]
        for (PostNormBlock block : blocks) {
            x = block.forward(x, pass); // [B, T, D]
        }
        return head.logits(x, which, pass); // [B, T or 1, n]
    }

    @Override
    public NDArray unembed(NDArray residual, Pass pass) {
        return head.forward(residual, pass); // [B, T, n]
    }

    @Override
    public int segments() {
        return config.segments();
    }

    /** All positions in the first segment. */
    @Override
    public NDArray forward(NDArray ids, Pass pass) {
        return logits(ids, ids.zerosLike(), Logits.ALL, pass);
    }

    @Override
    public List<HookPoint> hookPoints() {
        List<HookPoint> hooks = new ArrayList<>(embedder.hookPoints());
        blocks.forEach(block -> hooks.addAll(block.hookPoints()));
        hooks.addAll(head.hookPoints());
        return List.copyOf(hooks);
    }
}
