package dev.glassbox.visualizers.modelmap;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of a tensor: named axes with their lengths.
 *
 * @param axes in order, the last varies fastest
 */
record Shape(List<Axis> axes) {

    /**
     * One axis.
     *
     * @param name such as {@code d_model}
     * @param length how many
     */
    record Axis(String name, int length) {
        /** The colour token of this axis, the same wherever it is named. */
        String colour() {
            return switch (name) {
                case "pos", "query_pos", "key_pos" -> "axis-position";
                case "head", "kv_head" -> "axis-head";
                case "d_model" -> "axis-d-model";
                case "d_vocab" -> "axis-vocab";
                default -> "text";
            };
        }
    }

    Shape {
        axes = List.copyOf(axes);
    }

    static Shape of(Axis... axes) {
        return new Shape(List.of(axes));
    }

    /** {@code [pos, d_model]}. */
    String symbolic() {
        return axes.stream().map(Axis::name).collect(Collectors.joining(", ", "[", "]"));
    }

    /** {@code [12, 64]}. */
    String live() {
        return axes.stream()
                .map(axis -> String.valueOf(axis.length()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    Axis last() {
        return axes.get(axes.size() - 1);
    }
}
