package dev.glassbox.runtime.nn.llama;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import dev.glassbox.runtime.nn.DecoderNetwork;
import dev.glassbox.runtime.nn.DecoderProvider;
import dev.glassbox.runtime.nn.WeightSource;

/** Opens folders of Llama and its relatives: a family says only how its settings are read. */
public abstract class LlamaKindProvider extends DecoderProvider<LlamaConfig> {
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
}
