package dev.glassbox.runtime.nn.mistral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.nn.NetworkSizes;
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

    @Override
    protected String architecture() {
        return "MistralForCausalLM";
    }

    @Override
    protected JsonNode config(NetworkSizes sizes) {
        ObjectNode json = (ObjectNode) super.config(sizes);
        json.putNull("sliding_window"); // silence would mean 4,096 positions
        return json;
    }
}
