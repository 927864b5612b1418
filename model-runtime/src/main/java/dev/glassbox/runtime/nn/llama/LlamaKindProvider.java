package dev.glassbox.runtime.nn.llama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.model.EmbeddingMatrix;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import dev.glassbox.runtime.nn.DecoderNetwork;
import dev.glassbox.runtime.nn.DecoderProvider;
import dev.glassbox.runtime.nn.NetworkSizes;
import dev.glassbox.runtime.nn.WeightSource;
import java.util.Optional;

/** Opens folders of Llama and its relatives: a family says only how its settings are read. */
public abstract class LlamaKindProvider extends DecoderProvider<LlamaConfig> {
    private static final double EPSILON = 1e-6;
    private static final double BASE = 10_000; // Llama's first; longer contexts want more

    @Override
    public final Optional<String> nameOf(EmbeddingMatrix matrix) {
        return matrix == EmbeddingMatrix.TOKENS
                ? Optional.of("embed_tokens.weight")
                : Optional.empty();
    }

    @Override
    protected final ModelConfig shape(LlamaConfig config) {
        return config.shape();
    }

    @Override
    protected final TensorLayout layout(LlamaConfig config) {
        return LlamaLayout.of(config);
    }

    @Override
    protected final DecoderNetwork network(LlamaConfig config, WeightSource source) {
        return new LlamaNetwork(config, source);
    }

    @Override
    protected JsonNode config(NetworkSizes sizes) {
        String type = modelTypes().iterator().next();
        ObjectNode json = sizes.commonConfig(type, architecture());
        json.put("num_key_value_heads", sizes.nHeads());
        json.put("head_dim", sizes.dModel() / sizes.nHeads());
        json.put("rms_norm_eps", EPSILON);
        json.put("rope_theta", BASE);
        return json;
    }

    /** The class of transformers that reads such a folder. */
    protected abstract String architecture();
}
