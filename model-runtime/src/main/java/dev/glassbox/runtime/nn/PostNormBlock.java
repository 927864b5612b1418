package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * A block that normalises after each of its sums, as the first Transformers did (Vaswani et al.
 * 2017, arXiv:1706.03762, section 3.1). {@code hook_resid_mid} and {@code hook_resid_post} are the
 * sums, {@code ln1} and {@code ln2} the norms of them; what leaves the block is {@code
 * hook_normalized_resid_post}, after gain and bias, which the next block reads.
 */
public final class PostNormBlock extends MlpBlock {
    private final HookPoint out;

    public PostNormBlock(Attention attention, Norm ln1, FeedForward mlp, Norm ln2, int layer) {
        super(ln1, attention, ln2, mlp, layer);
        out = HookPoint.block(layer, "hook_normalized_resid_post");
    }

    /**
     * @param x {@code [B, T, D]}
     * @return {@code [B, T, D]}
     */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray pre = pass.at(residPre, x); // [B, T, D]
        NDArray attended = pass.at(attnOut, attention.forward(pre, pass)); // [B, T, D]
        NDArray mid = ln1.forward(added(pre, attended, residMid, pass), pass); // [B, T, D]
        NDArray computed = pass.at(mlpOut, mlp.forward(mid, pass)); // [B, T, D]
        NDArray post = added(mid, computed, residPost, pass); // [B, T, D]
        return pass.at(out, ln2.forward(post, pass)); // [B, T, D]
    }

    @Override
    public List<HookPoint> hookPoints() {
        List<HookPoint> hooks = new ArrayList<>();
        hooks.add(residPre);
        hooks.addAll(attention.hookPoints());
        hooks.add(attnOut);
        hooks.add(residMid);
        hooks.addAll(ln1.hookPoints());
        hooks.addAll(mlp.hookPoints());
        hooks.add(mlpOut);
        hooks.add(residPost);
        hooks.addAll(ln2.hookPoints());
        hooks.add(out);
        return hooks;
    }
}
