package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * A DJL block whose parameters are there from the start and whose forward pass goes through a
 * {@link Pass}. Results always attach to the manager of the activation, never to that of a weight:
 * write {@code x.op(weight)}, not {@code weight.op(x)}.
 */
public abstract class NetworkBlock extends AbstractBlock {

    /** Adds a weight or bias under its own name and answers its array. */
    protected final NDArray hold(String name, NDArray array) {
        Parameter parameter =
                Parameter.builder().setName(name).setType(Parameter.Type.OTHER).build();
        parameter.setArray(array);
        addParameter(parameter);
        return array;
    }

    /** As {@link #hold}, for a bias that this network may not have. */
    protected final @Nullable NDArray holdIfPresent(String name, @Nullable NDArray array) {
        return array == null ? null : hold(name, array);
    }

    /** One pass over {@code x}; what it is, and what comes out, is said by the block. */
    public abstract NDArray forward(NDArray x, Pass pass);

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            @Nullable PairList<String, Object> params) {
        return new NDList(forward(inputs.singletonOrThrow(), Pass.plain()));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
