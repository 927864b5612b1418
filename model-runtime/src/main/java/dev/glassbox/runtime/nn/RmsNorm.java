package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Structure;
import java.util.List;

/**
 * Normalisation by the root mean square over the last axis (Zhang and Sennrich 2019,
 * arXiv:1910.07467): {@code x / sqrt(mean(x^2) + eps) * gain}. Nothing is subtracted or added. N is
 * the width of the last axis.
 */
public final class RmsNorm extends Norm {
    private final NDArray gain; // [N]
    private final float epsilon;
    private final HookPoint hookScale;
    private final HookPoint hookNormalized;

    /**
     * @param hooks the path before {@code hook_scale}, such as {@code blocks.0.ln1}
     */
    public RmsNorm(WeightSource source, String name, int width, float epsilon, String hooks) {
        gain = hold("weight", source.weight(name + ".weight", width));
        this.epsilon = epsilon;
        hookScale = new HookPoint(hooks + ".hook_scale");
        hookNormalized = new HookPoint(hooks + ".hook_normalized");
    }

    /**
     * @param x {@code [..., N]}
     * @return {@code [..., N]}
     */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        if (pass.isWithout(Structure.DROP, hookNormalized)) {
            return pass.at(hookNormalized, x); // [..., N]
        }
        NDArray meanSquare = x.square().mean(new int[] {-1}, true); // [..., 1]
        NDArray scale = pass.at(hookScale, meanSquare.add(epsilon).sqrt()); // [..., 1]
        return pass.at(hookNormalized, x.div(scale)).mul(gain); // [..., N]
    }

    @Override
    public List<HookPoint> hookPoints() {
        return List.of(hookScale, hookNormalized);
    }

    @Override
    public LogitDirection direction(float[] row) {
        float[] gains = gain.toFloatArray(); // [N]
        float[] vector = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            vector[i] = gains[i] * row[i];
        }
        return new LogitDirection(vector, 0);
    }
}
