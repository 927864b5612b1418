package dev.glassbox.runtime.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Gradients without DJL's {@code GradientCollector}, of which a process may have only one at a
 * time: two trainings on two threads shall not exclude each other.
 */
public final class Autograd {
    private Autograd() {}

    /**
     * Runs a forward pass with gradients on and adds d loss / d parameter to the gradient of every
     * array that requires one.
     *
     * @param scope owns what the pass makes
     * @param forward the pass; gives the loss, a scalar
     * @return the loss
     */
    public static float backward(NDManager scope, Supplier<NDArray> forward) {
        JniUtils.setGradMode(true);
        try {
            NDArray loss = forward.get(); // []
            JniUtils.backward((PtNDArray) loss, (PtNDArray) scope.ones(new Shape()), false, false);
            return loss.getFloat();
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    /** The gradient of one array, owned by {@code scope}: getGradient alone would leak it. */
    public static NDArray gradient(NDManager scope, NDArray array) {
        NDArray gradient = array.getGradient();
        gradient.attach(scope);
        return gradient;
    }

    /** Sets the gradient of an array to zero; PyTorch adds to it until then. */
    public static void zero(NDArray array) {
        JniUtils.zeroGrad((PtNDArray) array);
    }
}
