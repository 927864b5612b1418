package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Structure;
import java.util.List;

/**
 * Layer normalisation over the last axis (Ba, Kiros and Hinton 2016, arXiv:1607.06450): {@code (x -
 * mean) / sqrt(var + eps) * gain + bias} with the biased variance. D is d_model.
 */
public final class LayerNorm extends Norm {
    private final NDArray gain; // [D]
    private final NDArray bias; // [D], zeros where the network has none
    private final float epsilon;
    private final HookPoint hookScale;
    private final HookPoint hookNormalized;

    /**
     * @param hooks the path before {@code hook_scale}, such as {@code blocks.0.ln1}
     */
    public LayerNorm(WeightSource source, String name, int dModel, float epsilon, String hooks) {
        gain = hold("weight", source.weight(name + ".weight", dModel));
        NDArray given = holdIfPresent("bias", source.bias(name + ".bias", dModel));
        bias = given == null ? source.manager().zeros(new Shape(dModel)) : given;
        this.epsilon = epsilon;
        hookScale = new HookPoint(hooks + ".hook_scale");
        hookNormalized = new HookPoint(hooks + ".hook_normalized");
    }

    /**
     * @param x {@code [B, T, D]}
     * @return {@code [B, T, D]}
     */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        if (pass.isWithout(Structure.DROP, hookNormalized)) {
            return pass.at(hookNormalized, x); // [B, T, D]
        }
        if (pass.wants(hookScale) || pass.wants(hookNormalized)) {
            return inSteps(x, pass);
        }
        return fused(x);
    }

    @Override
    public List<HookPoint> hookPoints() {
        return List.of(hookScale, hookNormalized);
    }

    /** The mean is taken out of the input, which is the same as taking it out of the direction. */
    @Override
    public LogitDirection direction(float[] row) {
        float[] gains = gain.toFloatArray(); // [D]
        float[] biases = bias.toFloatArray(); // [D]
        double constant = 0;
        double mean = 0;
        for (int i = 0; i < row.length; i++) {
            constant += (double) biases[i] * row[i];
            mean += (double) gains[i] * row[i] / row.length;
        }
        float[] vector = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            vector[i] = (float) ((double) gains[i] * row[i] - mean);
        }
        return new LogitDirection(vector, (float) constant);
    }

    private NDArray fused(NDArray x) {
        return x.getNDArrayInternal()
                .layerNorm(x, gain.getShape(), gain, bias, epsilon)
                .singletonOrThrow(); // [B, T, D]
    }

    /** A value that was only looked at leaves the fused result as it is, bit for bit. */
    private NDArray inSteps(NDArray x, Pass pass) {
        NDArray centered = x.sub(x.mean(new int[] {-1}, true)); // [B, T, D]
        NDArray variance = centered.square().mean(new int[] {-1}, true); // [B, T, 1]
        NDArray scale = variance.add(epsilon).sqrt(); // [B, T, 1]
        NDArray usedScale = pass.at(hookScale, scale); // [B, T, 1]
        NDArray normalized = centered.div(usedScale); // [B, T, D]
        NDArray usedNormalized = pass.at(hookNormalized, normalized); // [B, T, D]
        if (usedScale == scale && usedNormalized == normalized) {
            return fused(x);
        }
        return usedNormalized.mul(gain).add(bias); // [B, T, D]
    }
}
