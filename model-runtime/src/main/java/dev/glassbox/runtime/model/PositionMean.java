package dev.glassbox.runtime.model;

import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.Arrays;

/** Means of recorded values over the positions of their text. */
final class PositionMean {
    private PositionMean() {}

    /**
     * The mean over positions, for every position of a text.
     *
     * @param value as recorded, {@code [1, pos, ...]}; scores and patterns {@code [1, head,
     *     query_pos, key_pos]}
     * @return without the axes of batch and positions; for scores and patterns {@code [1, head,
     *     queries, key_pos]}, a hidden score counting for no key
     */
    static Tensor of(HookPoint hook, Tensor value, int queries) {
        int[] shape = value.shape();
        int pos = hook.positionAxis();
        int outer = 1;
        for (int axis = 0; axis < pos; axis++) {
            outer *= shape[axis];
        }
        int length = shape[pos];
        int inner = value.size() / (outer * length);
        float[] means = means(value.values(), outer, length, inner);
        if (pos == 1) {
            String[] axes = value.axes().subList(2, shape.length).toArray(String[]::new);
            return Tensor.wrap(means, Arrays.copyOfRange(shape, 2, shape.length), axes);
        }
        float[] repeated = new float[outer * queries * inner];
        for (int row = 0; row < outer * queries; row++) {
            System.arraycopy(means, row / queries * inner, repeated, row * inner, inner);
        }
        int[] wide = {shape[0], shape[1], queries, shape[3]};
        return Tensor.wrap(repeated, wide, value.axes().toArray(String[]::new));
    }

    private static float[] means(float[] values, int outer, int length, int inner) {
        float[] means = new float[outer * inner];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            int seen = 0;
            for (int pos = 0; pos < length; pos++) {
                float one = values[(i / inner * length + pos) * inner + i % inner];
                if (one != Float.NEGATIVE_INFINITY) {
                    sum += one;
                    seen++;
                }
            }
            means[i] = seen == 0 ? Float.NEGATIVE_INFINITY : (float) (sum / seen);
        }
        return means;
    }
}
