package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;

/**
 * An MLP whose hidden values are a product of two: one linear in the input, one passed through a
 * non-linearity as its gate (Shazeer 2020, arXiv:2002.05202). D is d_model, M is d_mlp.
 */
public final class GatedMlp extends FeedForward {
    private final Affine gate; // D -> M
    private final Affine up; // D -> M
    private final Affine down; // M -> D
    private final Activation activation;
    private final HookPoint hookPre;
    private final HookPoint hookPreLinear;
    private final HookPoint hookPost;

    public GatedMlp(Affine gate, Affine up, Affine down, Activation activation, int layer) {
        this.gate = addChildBlock("gate", gate);
        this.up = addChildBlock("up", up);
        this.down = addChildBlock("down", down);
        this.activation = activation;
        hookPre = HookPoint.block(layer, "mlp.hook_pre");
        hookPreLinear = HookPoint.block(layer, "mlp.hook_pre_linear");
        hookPost = HookPoint.block(layer, "mlp.hook_post");
    }

    /**
     * @param x {@code [B, T, D]}, normalised
     * @return {@code [B, T, D]}, to be added to the residual stream
     */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray pre = pass.at(hookPre, gate.forward(x, pass)); // [B, T, M]
        NDArray preLinear = pass.at(hookPreLinear, up.forward(x, pass)); // [B, T, M]
        NDArray post = pass.at(hookPost, activation.apply(pre).mul(preLinear)); // [B, T, M]
        return down.forward(post, pass); // [B, T, D]
    }

    @Override
    public List<HookPoint> hookPoints() {
        return List.of(hookPre, hookPreLinear, hookPost);
    }
}
