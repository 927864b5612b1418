package dev.glassbox.runtime.djl;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.tensor.Tensor;
import java.util.stream.IntStream;

/** The way out of the engine: nobody else ever sees an {@link NDArray}. */
public final class HeapCopy {
    private HeapCopy() {}

    /**
     * Copies a float32 array to the heap.
     *
     * @param axes the name of each axis
     */
    public static Tensor of(NDArray array, String... axes) {
        long[] shape = array.getShape().getShape();
        int[] lengths = new int[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            lengths[axis] = Math.toIntExact(shape[axis]);
        }
        return Tensor.wrap(array.toFloatArray(), lengths, axes);
    }

    /** As {@link #of}, with the axes numbered: for weights, whose axes no file names. */
    public static Tensor numbered(NDArray array) {
        int rank = array.getShape().dimension();
        return of(array, IntStream.range(0, rank).mapToObj(String::valueOf).toArray(String[]::new));
    }
}
