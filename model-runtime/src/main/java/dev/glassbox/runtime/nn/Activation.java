package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.InferenceKernels;
import dev.glassbox.runtime.djl.NativeFloats;
import java.util.List;
import java.util.Optional;

/** The non-linearities of MLPs, under the names that {@code config.json} calls them by. */
public enum Activation {
    /** {@code x Phi(x)} with the Gaussian distribution function (Hendrycks, Gimpel 2016). */
    GELU("gelu") {
        @Override
        public NDArray apply(NDArray x) {
            return ai.djl.nn.Activation.gelu(x);
        }
    },
    /** GPT-2's approximation of GELU by tanh, arXiv:1606.08415 section 2. */
    GELU_NEW("gelu_new", "gelu_pytorch_tanh", "gelu_fast") {
        @Override
        public NDArray apply(NDArray x) {
            if (x.size() >= MANY && !InferenceKernels.gradientsAreOn()) {
                Optional<InferenceKernels> kernels = InferenceKernels.ofThisThread();
                if (kernels.isPresent()) {
                    return kernels.get().geluByTanh(x);
                }
            }
            return inSteps(x);
        }

        private NDArray inSteps(NDArray x) {
            NDManager scope = x.getManager();
            NDArray small = NativeFloats.scalar(scope, 0.044715f); // []
            NDArray slope = NativeFloats.scalar(scope, (float) Math.sqrt(2 / Math.PI)); // []
            NDArray half = NativeFloats.scalar(scope, 0.5f); // []
            NDArray cubic = x.mul(x).mul(x).mul(small).add(x); // as x
            NDArray gate = cubic.mul(slope).tanh().add(1f); // as x
            return gate.mul(x).mul(half);
        }
    },
    RELU("relu") {
        @Override
        public NDArray apply(NDArray x) {
            return ai.djl.nn.Activation.relu(x);
        }
    },
    /** {@code x / (1 + exp(-x))} (Hendrycks, Gimpel 2016; Ramachandran et al. 2017). */
    SILU("silu", "swish") {
        @Override
        public NDArray apply(NDArray x) {
            return x.mul(ai.djl.nn.Activation.sigmoid(x));
        }
    };

    /** Numbers from which one call from afar costs less than ten from near by. */
    private static final int MANY = 1000;

    private final List<String> configNames;

    Activation(String... configNames) {
        this.configNames = List.of(configNames);
    }

    /** Elementwise, shape unchanged. */
    public abstract NDArray apply(NDArray x);

    /** The activation of that name, if this runtime has it. */
    public static Optional<Activation> named(String name) {
        for (Activation activation : values()) {
            if (activation.configNames.contains(name)) {
                return Optional.of(activation);
            }
        }
        return Optional.empty();
    }

    /** The first of its names. */
    public String configName() {
        return configNames.get(0);
    }
}
