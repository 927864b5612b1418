package dev.glassbox.runtime.nn.gptneox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.EmbeddingMatrix;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import dev.glassbox.runtime.nn.DecoderNetwork;
import dev.glassbox.runtime.nn.DecoderProvider;
import dev.glassbox.runtime.nn.NetworkSizes;
import dev.glassbox.runtime.nn.WeightSource;
import java.util.Optional;
import java.util.Set;

/** Opens folders whose {@code model_type} is {@code gpt_neox}. */
public final class GptNeoxProvider extends DecoderProvider<GptNeoxConfig> {
    @Override
    public Set<String> modelTypes() {
        return Set.of(GptNeoxConfig.MODEL_TYPE);
    }

    @Override
    public Optional<String> nameOf(EmbeddingMatrix matrix) {
        return matrix == EmbeddingMatrix.TOKENS ? Optional.of("embed_in.weight") : Optional.empty();
    }

    @Override
    protected GptNeoxConfig read(ConfigReader config) {
        return GptNeoxConfig.read(config);
    }

    @Override
    protected ModelConfig shape(GptNeoxConfig config) {
        return config.shape();
    }

    @Override
    protected TensorLayout layout(GptNeoxConfig config) {
        return GptNeoxLayout.of(config);
    }

    @Override
    protected DecoderNetwork network(GptNeoxConfig config, WeightSource source) {
        return new GptNeoxNetwork(config, source);
    }

    @Override
    protected JsonNode config(NetworkSizes sizes) {
        return sizes.commonConfig(GptNeoxConfig.MODEL_TYPE, "GPTNeoXForCausalLM");
    }
}
