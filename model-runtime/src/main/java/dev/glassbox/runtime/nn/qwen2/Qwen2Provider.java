package dev.glassbox.runtime.nn.qwen2;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.nn.llama.LlamaConfig;
import dev.glassbox.runtime.nn.llama.LlamaKindProvider;
import java.util.Set;

/** Opens folders whose {@code model_type} is {@code qwen2}. */
public final class Qwen2Provider extends LlamaKindProvider {
    @Override
    public Set<String> modelTypes() {
        return Set.of(Qwen2Config.MODEL_TYPE);
    }

    @Override
    protected LlamaConfig read(ConfigReader config) {
        return Qwen2Config.read(config);
    }

    @Override
    protected String architecture() {
        return "Qwen2ForCausalLM";
    }
}
