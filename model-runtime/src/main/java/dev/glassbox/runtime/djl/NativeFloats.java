package dev.glassbox.runtime.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers on their way into the engine, written into memory that the engine itself has taken.
 *
 * <p>DJL makes an array from Java numbers without copying them: it points into a Java buffer, which
 * the garbage collector frees once the array is closed, whatever else still points there. Worst of
 * all is {@code x.mul(2f)}: it makes such an array for the 2, and closes it at once, while
 * PyTorch's graph keeps it for the backward pass, which then reads freed memory. So on the way of
 * gradients a factor is always a {@link #scalar}.
 */
public final class NativeFloats {
    private NativeFloats() {}

    /** A new array with these values, row-major. */
    public static NDArray create(NDManager manager, float[] values, long... shape) {
        NDArray array = manager.create(new Shape(shape), DataType.FLOAT32); // as asked
        memory(array).asFloatBuffer().put(values);
        return array;
    }

    /**
     * A factor for a forward pass whose gradients may be asked for: it lives as long as the scope.
     */
    public static NDArray scalar(NDManager scope, float value) {
        return create(scope, new float[] {value}); // []
    }

    /** Writes over all values of an array. */
    public static void fill(NDArray array, float[] values) {
        memory(array).asFloatBuffer().put(values);
    }

    /** The memory of a contiguous float32 array itself, for writing. */
    public static ByteBuffer memory(NDArray array) {
        return array.toByteBuffer(true).clear().order(ByteOrder.nativeOrder());
    }
}
