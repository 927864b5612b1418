package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;

/** The part of a whole run's value that a pass over one part of the text needs. */
final class Window {
    private Window() {}

    /**
     * The positions of a pass, cut out of a value; 0 where it has none. Keys of scores and patterns
     * are cut or filled up the same way.
     *
     * @param value all axes of the hook
     * @param start the first position of the pass
     * @param wanted the shape that the pass's own value has
     */
    static Tensor of(HookPoint hook, Tensor value, int start, long[] wanted) {
        int pos = hook.positionAxis();
        int[] from = value.shape();
        int[] to = from.clone();
        to[pos] = (int) wanted[pos];
        if (hook.isSquare()) {
            to[3] = (int) wanted[3];
        }
        int outer = 1;
        for (int axis = 0; axis < pos; axis++) {
            outer *= from[axis];
        }
        int step = 1; // numbers of one position that stay together
        for (int axis = pos + 1; axis < from.length; axis++) {
            step *= from[axis];
        }
        int width = hook.isSquare() ? to[3] : step;
        float[] values = new float[outer * to[pos] * width];
        int known = Math.min(to[pos], from[pos] - start);
        for (int block = 0; block < outer; block++) {
            for (int p = 0; p < known; p++) {
                int source = (block * from[pos] + start + p) * step;
                int target = (block * to[pos] + p) * width;
                System.arraycopy(value.values(), source, values, target, Math.min(step, width));
            }
        }
        return Tensor.wrap(values, to, value.axes().toArray(String[]::new));
    }
}
