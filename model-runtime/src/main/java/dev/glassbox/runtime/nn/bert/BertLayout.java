package dev.glassbox.runtime.nn.bert;

import dev.glassbox.runtime.model.LayoutBuilder;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import java.util.List;
import java.util.Map;

/**
 * The names and shapes of BERT's tensors in a Hugging Face file. V vocabulary, C context, S
 * segments, D d_model, M d_mlp; layers are stored {@code [out, in]}.
 */
final class BertLayout {
    static final String WORDS = "embeddings.word_embeddings";
    static final String POSITIONS = "embeddings.position_embeddings";
    static final String SEGMENTS = "embeddings.token_type_embeddings";
    static final String NORM = "embeddings.LayerNorm";
    static final String TRANSFORM = "cls.predictions.transform.";
    static final String UNEMBEDDING = "cls.predictions.decoder";
    static final String UNEMBEDDING_BIAS = "cls.predictions.bias";
    static final String POOLER = "pooler.dense";
    static final String CLASSIFIER = "classifier";

    private static final String PREFIX = "bert.";

    private BertLayout() {}

    /** The name of one block's tensors up to the part. */
    static String block(int layer) {
        return "encoder.layer." + layer + ".";
    }

    static TensorLayout of(BertConfig config) {
        ModelConfig shape = config.shape();
        int width = shape.dModel();
        LayoutBuilder tensors = new LayoutBuilder();
        tensors.embedding(WORDS, shape.dVocab(), width) // [V, D]
                .embedding(POSITIONS, shape.nCtx(), width) // [C, D]
                .embedding(SEGMENTS, config.segments(), width) // [S, D]
                .layerNorm(NORM, width);
        for (int layer = 0; layer < shape.nLayers(); layer++) {
            String block = block(layer);
            for (String part : List.of("query", "key", "value")) {
                tensors.linear(block + "attention.self." + part, width, width, true);
            }
            tensors.linear(block + "attention.output.dense", width, width, true)
                    .layerNorm(block + "attention.output.LayerNorm", width)
                    .linear(block + "intermediate.dense", width, shape.dMlp(), true)
                    .linear(block + "output.dense", shape.dMlp(), width, true)
                    .layerNorm(block + "output.LayerNorm", width);
        }
        head(tensors, config);
        return new TensorLayout(
                tensors.tensors(),
                PREFIX,
                ignored(config),
                Map.of(
                        "LayerNorm.weight",
                        "LayerNorm.gamma",
                        "LayerNorm.bias",
                        "LayerNorm.beta",
                        UNEMBEDDING_BIAS,
                        UNEMBEDDING + ".bias"));
    }

    private static void head(LayoutBuilder tensors, BertConfig config) {
        int width = config.shape().dModel();
        if (!config.labels().isEmpty()) {
            tensors.linear(POOLER, width, width, true)
                    .linear(CLASSIFIER, width, config.labels().size(), true);
            return;
        }
        tensors.linear(TRANSFORM + "dense", width, width, true)
                .layerNorm(TRANSFORM + "LayerNorm", width);
        if (config.tied()) {
            tensors.vector(UNEMBEDDING_BIAS, config.shape().dVocab());
        } else {
            tensors.linear(UNEMBEDDING, width, config.shape().dVocab(), true); // [V, D]
        }
    }

    /** Positions counted out, and the heads that this network is without. */
    private static List<String> ignored(BertConfig config) {
        String counted = "embeddings\\.(position_ids|token_type_ids)";
        return config.labels().isEmpty()
                ? List.of(
                        counted,
                        "pooler\\.dense\\.(weight|bias)",
                        "cls\\.seq_relationship\\.(weight|bias)",
                        "cls\\.predictions\\.(bias|decoder\\.(weight|bias))")
                : List.of(counted, "cls\\..*");
    }
}
