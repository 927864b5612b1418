package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/** {@code x W + b} with W stored {@code [in, out]}, as GPT-2's files have it. */
public final class Dense extends Affine {
    private final NDArray weight; // [in, out]
    private final @Nullable NDArray bias; // [out]

    public Dense(WeightSource source, String name, long in, long out) {
        weight = hold("weight", source.weight(name + ".weight", in, out));
        bias = holdIfPresent("bias", source.bias(name + ".bias", out));
    }

    /**
     * @param x {@code [..., in]}
     * @return {@code [..., out]}
     */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return LinearKernel.apply(x, transposed(x), bias);
    }

    @Override
    NDArray inputsByOutputs(NDManager scope) {
        NDArray view = weight.reshape(weight.getShape()); // [in, out]
        view.attach(scope);
        return view;
    }

    @Override
    @Nullable NDArray bias() {
        return bias;
    }

    /** A view, made for each pass: with gradients on it is part of that pass's graph. */
    private NDArray transposed(NDArray x) {
        NDArray view = weight.transpose(); // [out, in]
        view.attach(x.getManager()); // else it would stay with the weight for ever
        return view;
    }
}
