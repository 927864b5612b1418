package dev.glassbox.runtime.nn.gptneo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.EmbeddingMatrix;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import dev.glassbox.runtime.nn.DecoderNetwork;
import dev.glassbox.runtime.nn.DecoderProvider;
import dev.glassbox.runtime.nn.NetworkSizes;
import dev.glassbox.runtime.nn.WeightSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens folders whose {@code model_type} is {@code gpt_neo}. */
public final class GptNeoProvider extends DecoderProvider<GptNeoConfig> {
    @Override
    public Set<String> modelTypes() {
        return Set.of(GptNeoConfig.MODEL_TYPE);
    }

    @Override
    public Optional<String> nameOf(EmbeddingMatrix matrix) {
        return Optional.of(matrix == EmbeddingMatrix.TOKENS ? "wte.weight" : "wpe.weight");
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

    @Override
    protected JsonNode config(NetworkSizes sizes) {
        ObjectNode json = sizes.commonConfig(GptNeoConfig.MODEL_TYPE, "GPTNeoForCausalLM");
        json.put("num_layers", sizes.nLayers());
        json.put("num_heads", sizes.nHeads());
        json.put("activation_function", sizes.activation());
        ArrayNode kind = json.putArray("attention_types").addArray();
        kind.addArray().add("global"); // every layer sees the whole past
        kind.add(sizes.nLayers());
        for (String other : List.of("num_hidden_layers", "num_attention_heads", "hidden_act")) {
            json.remove(other);
        }
        return json;
    }
}
