package dev.glassbox.runtime.tensor;

import java.util.Arrays;
import java.util.List;

/**
 * A block of float32 numbers on the Java heap, row-major (the last axis varies fastest), with a
 * name for every axis. Immutable by contract: whoever makes one hands its array over and never
 * writes to it again, so tensors cross threads freely.
 */
public final class Tensor {
    private final float[] data;
    private final int[] shape;
    private final List<String> axes;

    private Tensor(float[] data, int[] shape, List<String> axes) {
        this.data = data;
        this.shape = shape;
        this.axes = axes;
    }

    /**
     * Wraps {@code data} without copying it.
     *
     * @param shape the length of each axis; empty for a scalar
     * @param axes the name of each axis, such as {@code "batch", "pos", "d_model"}
     * @throws IllegalArgumentException if the product of the shape is not the number of values, or
     *     names and axes differ in number
     */
    public static Tensor wrap(float[] data, int[] shape, String... axes) {
        if (axes.length != shape.length) {
            throw new IllegalArgumentException(
                    "shape "
                            + Arrays.toString(shape)
                            + " needs "
                            + shape.length
                            + " axis names, got "
                            + Arrays.toString(axes));
        }
        int size = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException(
                        "negative axis in shape " + Arrays.toString(shape));
            }
            size = Math.multiplyExact(size, length);
        }
        if (size != data.length) {
            throw new IllegalArgumentException(
                    "shape "
                            + Arrays.toString(shape)
                            + " holds "
                            + size
                            + " values, got "
                            + data.length);
        }
        return new Tensor(data, shape.clone(), List.of(axes));
    }

    /** The number of axes. */
    public int rank() {
        return shape.length;
    }

    /** The length of one axis. */
    public int size(int axis) {
        return shape[axis];
    }

    /** The number of values. */
    public int size() {
        return data.length;
    }

    /** A copy of the lengths of all axes. */
    public int[] shape() {
        return shape.clone();
    }

    /** The names of all axes. */
    public List<String> axes() {
        return axes;
    }

    /**
     * One value.
     *
     * @param index one index per axis
     * @throws IndexOutOfBoundsException if an index is outside its axis
     */
    public float at(int... index) {
        return data[offset(index)];
    }

    /**
     * Copies the values of the last axis at the given leading indices, such as one attention row.
     */
    public float[] row(int... leading) {
        int length = shape[shape.length - 1];
        int[] index = Arrays.copyOf(leading, leading.length + 1);
        int start = offset(index);
        return Arrays.copyOfRange(data, start, start + length);
    }

    /** A copy of all values, row-major. */
    public float[] toArray() {
        return data.clone();
    }

    /**
     * The values themselves, row-major, for reading only: no copy is made, so the caller must not
     * write.
     */
    public float[] values() {
        return data;
    }

    private int offset(int... index) {
        if (index.length != shape.length) {
            throw new IndexOutOfBoundsException(
                    Arrays.toString(index)
                            + " has "
                            + index.length
                            + " indices for shape "
                            + Arrays.toString(shape));
        }
        int offset = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (index[axis] < 0 || index[axis] >= shape[axis]) {
                throw new IndexOutOfBoundsException(
                        Arrays.toString(index)
                                + " is outside shape "
                                + Arrays.toString(shape)
                                + " of axes "
                                + axes);
            }
            offset = offset * shape[axis] + index[axis];
        }
        return offset;
    }

    @Override
    public String toString() {
        return "Tensor" + axes + Arrays.toString(shape);
    }
}
