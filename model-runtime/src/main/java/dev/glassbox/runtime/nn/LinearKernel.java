package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a matrix product with weights is done: nearly all the time of a forward pass
 * is spent here, so a faster kernel is put here and nowhere else.
 */
final class LinearKernel {
    private LinearKernel() {}

    /**
     * {@code x W^T + b} over the last axis.
     *
     * @param x {@code [..., in]}
     * @param weight {@code [out, in]}
     * @param bias {@code [out]}
     * @return {@code [..., out]}
     */
    static NDArray apply(NDArray x, NDArray weight, @Nullable NDArray bias) {
        Shape shape = x.getShape();
        int last = shape.dimension() - 1;
        // two axes: then product and bias are one addmm
        NDArray rows = x.reshape(-1, shape.get(last)); // [rows, in]
        NDArray y =
                rows.getNDArrayInternal()
                        .linear(rows, weight, bias)
                        .singletonOrThrow(); // [rows, out]
        return y.reshape(shape.slice(0, last).add(weight.getShape().get(0))); // [..., out]
    }
}
