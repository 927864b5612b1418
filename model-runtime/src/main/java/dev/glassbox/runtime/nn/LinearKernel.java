package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.InferenceKernels;
import dev.glassbox.runtime.nn.MachineProbe.Kernel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a matrix product with weights is done: nearly all the time of a forward pass
 * is spent here. There are two kernels: the engine's own, which gradients need and small matrices
 * are fastest with, and oneDNN's.
 */
final class LinearKernel {
    /** Products (rows x in x out) from which oneDNN is faster: it costs 15 us more to call. */
    private static final long MANY_PRODUCTS = 3_000_000;

    /** Numbers in a weight that no cache holds; then reading it counts, and oneDNN reads faster. */
    private static final long LARGE_WEIGHT = 500_000;

    private static volatile Choice choice = Choice.BY_SIZE;

    /** Which kernel serves where both could. */
    enum Choice {
        BY_SIZE,
        ENGINE,
        ONEDNN
    }

    private LinearKernel() {}

    /** Says which kernel serves from now on, in the whole process; for comparing them. */
    static void prefer(Choice preferred) {
        choice = preferred;
    }

    /**
     * {@code x W^T + b} over the last axis.
     *
     * @param x {@code [..., in]}
     * @param weight {@code [out, in]}; may be a transposed view
     * @param bias {@code [out]}
     * @return {@code [..., out]}; not to be written in place
     */
    static NDArray apply(NDArray x, NDArray weight, @Nullable NDArray bias) {
        Shape shape = x.getShape();
        int last = shape.dimension() - 1;
        // two axes: then product and bias are one addmm
        NDArray rows = x.reshape(-1, shape.get(last)); // [rows, in]
        NDArray y = product(rows, weight, bias); // [rows, out]
        return y.reshape(shape.slice(0, last).add(weight.getShape().get(0))); // [..., out]
    }

    private static NDArray product(NDArray rows, NDArray weight, @Nullable NDArray bias) {
        boolean oneDnn =
                isForOneDnn(rows.getShape().get(0), weight.size())
                        && !InferenceKernels.gradientsAreOn();
        return product(oneDnn ? Kernel.ONEDNN : Kernel.ENGINE, rows, weight, bias);
    }

    /** {@code rows W^T + b} by that kernel, or by the engine's where there is no other. */
    static NDArray product(Kernel kernel, NDArray rows, NDArray weight, @Nullable NDArray bias) {
        if (kernel == Kernel.ONEDNN) {
            Optional<InferenceKernels> known = InferenceKernels.ofThisThread();
            if (known.isPresent()) {
                return known.get().linear(rows, weight, bias);
            }
        }
        return rows.getNDArrayInternal().linear(rows, weight, bias).singletonOrThrow();
    }

    private static boolean isForOneDnn(long rows, long weightSize) {
        return switch (choice) {
            case BY_SIZE -> weightSize >= LARGE_WEIGHT || rows * weightSize >= MANY_PRODUCTS;
            case ENGINE -> false;
            case ONEDNN -> true;
        };
    }
}
