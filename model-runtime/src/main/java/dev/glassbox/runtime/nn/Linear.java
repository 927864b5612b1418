package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/** {@code x W^T + b} with W stored {@code [out, in]}, as nearly every family has it. */
public final class Linear extends Affine {
    private final NDArray weight; // [out, in]
    private final @Nullable NDArray bias; // [out]

    /**
     * @param biased whether there is a {@code name.bias}
     */
    public Linear(WeightSource source, String name, long in, long out, boolean biased) {
        weight = hold("weight", source.weight(name + ".weight", out, in));
        bias = biased ? holdIfPresent("bias", source.bias(name + ".bias", out)) : null;
    }

    /**
     * @param x {@code [..., in]}
     * @return {@code [..., out]}
     */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return LinearKernel.apply(x, weight, bias);
    }

    @Override
    NDArray inputsByOutputs(NDManager scope) {
        NDArray view = weight.transpose(); // [in, out]
        view.attach(scope);
        return view;
    }

    @Override
    @Nullable NDArray bias() {
        return bias;
    }
}
