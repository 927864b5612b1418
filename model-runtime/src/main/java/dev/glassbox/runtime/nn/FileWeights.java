package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelWeights;
import dev.glassbox.runtime.model.TensorLayout;
import java.nio.FloatBuffer;

/**
 * Weights from a file, read straight into the memory that the engine has for them: no second copy,
 * and no mapped file in native hands.
 */
public final class FileWeights implements WeightSource {
    private final NDManager manager;
    private final ModelWeights weights;
    private final TensorLayout.Match match;

    /**
     * @param weights read while the network is built; whoever opened them closes them
     * @param match which tensor of the files is which of the network; found and checked before
     */
    public FileWeights(NDManager manager, ModelWeights weights, TensorLayout.Match match) {
        this.manager = manager;
        this.weights = weights;
        this.match = match;
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public NDArray weight(String name, long... shape) {
        String stored = match.names().get(name);
        if (stored == null) {
            throw new IllegalArgumentException(name + " is not in the layout that was checked");
        }
        NDArray array = manager.create(new Shape(shape), DataType.FLOAT32); // as asked
        weights.readInto(stored, NativeFloats.memory(array));
        refuseIfNotFinite(stored, NativeFloats.memory(array).asFloatBuffer());
        return array;
    }

    @Override
    public NDArray bias(String name, long... shape) {
        return weight(name, shape);
    }

    /** One NaN spreads to every number of every pass, so it is named here, once. */
    private void refuseIfNotFinite(String name, FloatBuffer values) {
        while (values.hasRemaining()) {
            if (!Float.isFinite(values.get())) {
                throw Problem.input("model.not-finite", weights.place(name), "tensor", name)
                        .asException();
            }
        }
    }
}
