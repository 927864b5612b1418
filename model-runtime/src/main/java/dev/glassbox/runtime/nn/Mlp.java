package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;

/** Two linear layers with a non-linearity between. D is d_model, M is d_mlp. */
public final class Mlp extends FeedForward {
    private final Affine in; // D -> M
    private final Affine out; // M -> D
    private final Activation activation;
    private final HookPoint hookPre;
    private final HookPoint hookPost;

    public Mlp(Affine in, Affine out, Activation activation, int layer) {
        this.in = addChildBlock("in", in);
        this.out = addChildBlock("out", out);
        this.activation = activation;
        hookPre = HookPoint.block(layer, "mlp.hook_pre");
        hookPost = HookPoint.block(layer, "mlp.hook_post");
    }

    /**
     * @param x {@code [B, T, D]}, normalised
     * @return {@code [B, T, D]}, to be added to the residual stream
     */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray pre = pass.at(hookPre, in.forward(x, pass)); // [B, T, M]
        NDArray post = pass.at(hookPost, activation.apply(pre)); // [B, T, M]
        return out.forward(post, pass); // [B, T, D]
    }

    @Override
    public List<HookPoint> hookPoints() {
        return List.of(hookPre, hookPost);
    }
}
