package dev.glassbox.runtime.nn.gpt2;

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

/** Opens folders whose {@code model_type} is {@code gpt2}. */
public final class Gpt2Provider extends DecoderProvider<Gpt2Config> {
    @Override
    public Set<String> modelTypes() {
        return Set.of(Gpt2Config.MODEL_TYPE);
    }

    @Override
    public Optional<String> nameOf(EmbeddingMatrix matrix) {
        return Optional.of(matrix == EmbeddingMatrix.TOKENS ? "wte.weight" : "wpe.weight");
    }

    @Override
    protected Gpt2Config read(ConfigReader config) {
        return Gpt2Config.read(config);
    }

    @Override
    protected ModelConfig shape(Gpt2Config config) {
        return config.shape();
    }

    @Override
    protected TensorLayout layout(Gpt2Config config) {
        return Gpt2Layout.layout(config);
    }

    @Override
    protected DecoderNetwork network(Gpt2Config config, WeightSource source) {
        return new Gpt2Network(config, source);
    }

    @Override
    protected JsonNode config(NetworkSizes sizes) {
        return Gpt2Config.of(sizes).toJson();
    }
}
