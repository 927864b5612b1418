package dev.glassbox.visualizers.neurons;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import org.jspecify.annotations.Nullable;

/**
 * The hidden numbers of one layer's MLP. In JSON {@code model} and {@code prompt} must be there;
 * the rest may be left out and then is the whole layer 0, the last position, the neuron that is
 * most active there, inspector closed, the picture and not the table.
 *
 * @param model the id of a model of the library
 * @param prompt the text the model reads
 * @param layer from 0; a layer the model lacks is said on screen
 * @param show the whole layer, or one neuron
 * @param position from 0; null, or one behind the prompt's end, is the last
 * @param neuron from 0; null is the one most active at the position; one the layer lacks is said on
 *     screen
 * @param inspector whether the neuron's activation at the position is taken apart
 * @param table whether the numbers are read as a table
 */
public record NeuronsState(
        String model,
        String prompt,
        int layer,
        Picture show,
        @Nullable Integer position,
        @Nullable Integer neuron,
        boolean inspector,
        boolean table)
        implements PromptedState {

    /** The two pictures. */
    public enum Picture {
        @JsonProperty("layer")
        LAYER,
        @JsonProperty("neuron")
        NEURON
    }

    public NeuronsState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        if (layer < 0) {
            throw new IllegalArgumentException("layer counts from 0, got " + layer);
        }
        if (position != null && position < 0) {
            throw new IllegalArgumentException("position counts from 0, got " + position);
        }
        if (neuron != null && neuron < 0) {
            throw new IllegalArgumentException("neuron counts from 0, got " + neuron);
        }
    }

    /** The whole first layer. */
    public static NeuronsState of(String model, String prompt) {
        return new NeuronsState(model, prompt, 0, Picture.LAYER, null, null, false, false);
    }

    @JsonCreator
    static NeuronsState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("layer") @Nullable Integer layer,
            @JsonProperty("show") @Nullable Picture show,
            @JsonProperty("position") @Nullable Integer position,
            @JsonProperty("neuron") @Nullable Integer neuron,
            @JsonProperty("inspector") @Nullable Boolean inspector,
            @JsonProperty("table") @Nullable Boolean table) {
        return new NeuronsState(
                model,
                prompt,
                layer == null ? 0 : layer,
                show == null ? Picture.LAYER : show,
                position,
                neuron,
                inspector != null && inspector,
                table != null && table);
    }

    /** Another text; a chosen neuron stays, to be seen on it. */
    public NeuronsState withPrompt(String text) {
        return new NeuronsState(model, text, layer, show, null, neuron, inspector, table);
    }

    /** Another layer, whose neurons are others. */
    public NeuronsState withLayer(int l) {
        return new NeuronsState(model, prompt, l, show, position, null, inspector, table);
    }

    public NeuronsState showing(Picture picture) {
        return new NeuronsState(model, prompt, layer, picture, position, neuron, inspector, table);
    }

    public NeuronsState withPosition(int at) {
        return new NeuronsState(model, prompt, layer, show, at, neuron, inspector, table);
    }

    public NeuronsState withNeuron(int index) {
        return new NeuronsState(model, prompt, layer, show, position, index, inspector, table);
    }

    public NeuronsState withInspector(boolean open) {
        return new NeuronsState(model, prompt, layer, show, position, neuron, open, table);
    }

    public NeuronsState withTable(boolean on) {
        return new NeuronsState(model, prompt, layer, show, position, neuron, inspector, on);
    }
}
