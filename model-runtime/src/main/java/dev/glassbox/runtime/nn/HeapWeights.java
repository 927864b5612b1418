package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weights that were trained a moment ago and lie on the heap. A bias that is not there is none. */
public final class HeapWeights implements WeightSource {
    private final NDManager manager;
    private final Map<String, Tensor> weights;

    /**
     * @param manager owns the copies
     * @param weights by name
     */
    public HeapWeights(NDManager manager, Map<String, Tensor> weights) {
        this.manager = manager;
        this.weights = Map.copyOf(weights);
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public NDArray weight(String name, long... shape) {
        NDArray found = bias(name, shape);
        if (found == null) {
            throw new IllegalArgumentException("no weight " + name);
        }
        return found;
    }

    @Override
    public @Nullable NDArray bias(String name, long... shape) {
        Tensor tensor = weights.get(name);
        if (tensor == null) {
            return null;
        }
        long[] own = Arrays.stream(tensor.shape()).asLongStream().toArray();
        if (!Arrays.equals(own, shape)) {
            throw new IllegalArgumentException(
                    name + " is " + Arrays.toString(own) + ", not " + Arrays.toString(shape));
        }
        return NativeFloats.create(manager, tensor.values(), shape);
    }
}
