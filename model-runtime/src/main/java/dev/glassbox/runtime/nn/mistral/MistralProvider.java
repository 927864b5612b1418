package dev.glassbox.runtime.nn.mistral;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.nn.llama.LlamaConfig;
import dev.glassbox.runtime.nn.llama.LlamaKindProvider;
import java.util.Set;

/** Opens folders whose {@code model_type} is {@code mistral}. */
public final class MistralProvider extends LlamaKindProvider {
    @Override
    public Set<String> modelTypes() {
        return Set.of(MistralConfig.MODEL_TYPE);
    }

    @Override
    protected LlamaConfig read(ConfigReader config) {
        return MistralConfig.read(config);
    }
}
