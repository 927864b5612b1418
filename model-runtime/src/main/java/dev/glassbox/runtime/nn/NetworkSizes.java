package dev.glassbox.runtime.nn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The sizes of a network that is to be trained, in no family's words.
 *
 * @param activation as {@code config.json} names it
 */
public record NetworkSizes(
        int nLayers, int nHeads, int dModel, int nCtx, int dVocab, String activation) {
    /** How much wider an MLP is than the stream, in every family here. */
    private static final int MLP_FACTOR = 4;

    /** The width of the MLPs. */
    public int dMlp() {
        return MLP_FACTOR * dModel;
    }

    /** A {@code config.json} with what all families but GPT-2 and GPT-Neo name alike. */
    public ObjectNode commonConfig(String modelType, String architecture) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("architectures").add(architecture);
        json.put("model_type", modelType);
        json.put("vocab_size", dVocab);
        json.put("hidden_size", dModel);
        json.put("intermediate_size", dMlp());
        json.put("num_hidden_layers", nLayers);
        json.put("num_attention_heads", nHeads);
        json.put("max_position_embeddings", nCtx);
        json.put("hidden_act", activation);
        json.put("tie_word_embeddings", true);
        json.putNull("bos_token_id");
        json.putNull("eos_token_id");
        json.put("dtype", "float32");
        return json;
    }
}
