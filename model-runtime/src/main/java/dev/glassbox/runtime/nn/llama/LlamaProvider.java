package dev.glassbox.runtime.nn.llama;

import dev.glassbox.runtime.model.ConfigReader;
import java.util.Set;

/** Opens folders whose {@code model_type} is {@code llama}. */
public final class LlamaProvider extends LlamaKindProvider {
    @Override
    public Set<String> modelTypes() {
        return Set.of(LlamaConfig.MODEL_TYPE);
    }

    @Override
    protected LlamaConfig read(ConfigReader config) {
        return LlamaConfig.read(config);
    }

    @Override
    protected String architecture() {
        return "LlamaForCausalLM";
    }
}
