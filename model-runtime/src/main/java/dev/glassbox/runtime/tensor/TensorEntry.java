package dev.glassbox.runtime.tensor;

import java.util.List;

/**
 * One tensor of a safetensors file, as its checked header states it.
 *
 * @param name such as {@code transformer.h.0.ln_1.weight}
 * @param dtype how its values are stored
 * @param shape the length of each axis; empty for a scalar
 * @param start its first byte, counted from the end of the header
 * @param end one past its last byte
 */
public record TensorEntry(String name, DType dtype, List<Integer> shape, long start, long end) {
    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /** The number of values. */
    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    int[] shapeArray() {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }
}
