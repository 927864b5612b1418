package dev.glassbox.runtime.nn.qwen3;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.nn.llama.LlamaConfig;
import dev.glassbox.runtime.nn.llama.LlamaKindProvider;
import java.util.Set;

/** Opens folders whose {@code model_type} is {@code qwen3}. */
public final class Qwen3Provider extends LlamaKindProvider {
    @Override
    public Set<String> modelTypes() {
        return Set.of(Qwen3Config.MODEL_TYPE);
    }

    @Override
    protected LlamaConfig read(ConfigReader config) {
        return Qwen3Config.read(config);
    }

    @Override
    protected String architecture() {
        return "Qwen3ForCausalLM";
    }
}
