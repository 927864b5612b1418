package dev.glassbox.runtime.nn.gptneo;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import dev.glassbox.runtime.nn.DecoderNetwork;
import dev.glassbox.runtime.nn.DecoderProvider;
import dev.glassbox.runtime.nn.WeightSource;
import java.util.Set;

/** Opens folders whose {@code model_type} is {@code gpt_neo}. */
public final class GptNeoProvider extends DecoderProvider<GptNeoConfig> {
    @Override
    public Set<String> modelTypes() {
        return Set.of(GptNeoConfig.MODEL_TYPE);
    }

    @Override
    protected GptNeoConfig read(ConfigReader config) {
        return GptNeoConfig.read(config);
    }

    @Override
    protected ModelConfig shape(GptNeoConfig config) {
        return config.shape();
    }

    @Override
    protected TensorLayout layout(GptNeoConfig config) {
        return GptNeoLayout.of(config);
    }

    @Override
    protected DecoderNetwork network(GptNeoConfig config, WeightSource source) {
        return new GptNeoNetwork(config, source);
    }
}
