package dev.glassbox.runtime.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the tensors of a {@link TensorLayout} in the order of the pass, layer by layer. */
public final class LayoutBuilder {
    private final Map<String, List<Integer>> tensors = new LinkedHashMap<>();

    /** {@code name.weight} of {@code [rows, width]}: one row for each id. */
    public LayoutBuilder embedding(String name, int rows, int width) {
        tensors.put(name + ".weight", List.of(rows, width));
        return this;
    }

    /** {@code name.weight} of {@code [out, in]} and, where it has one, {@code name.bias}. */
    public LayoutBuilder linear(String name, int in, int out, boolean biased) {
        tensors.put(name + ".weight", List.of(out, in));
        if (biased) {
            vector(name + ".bias", out);
        }
        return this;
    }

    /** {@code name.weight} and {@code name.bias} of {@code [width]}. */
    public LayoutBuilder layerNorm(String name, int width) {
        return vector(name + ".weight", width).vector(name + ".bias", width);
    }

    /** {@code name.weight} of {@code [width]}. */
    public LayoutBuilder rmsNorm(String name, int width) {
        return vector(name + ".weight", width);
    }

    /** One tensor by its whole name. */
    public LayoutBuilder vector(String name, int length) {
        tensors.put(name, List.of(length));
        return this;
    }

    /** What was collected. */
    public Map<String, List<Integer>> tensors() {
        return new LinkedHashMap<>(tensors);
    }
}
