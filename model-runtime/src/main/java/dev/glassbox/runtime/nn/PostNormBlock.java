package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * A block that normalises after each of its sums, as the first Transformers did (Vaswani et al.
 * 2017, arXiv:1706.03762, section 3.1). {@code hook_resid_mid} and {@code hook_resid_post} are the
 * sums, {@code ln1} and {@code ln2} the norms of them; what leaves the block is {@code
 * hook_normalized_resid_post}, after gain and bias, which the next block reads.
 */
public final class PostNormBlock extends ResidualBlock {
    private final Attention attention;
    private final Norm ln1;
    private final FeedForward mlp;
    private final Norm ln2;
    private final HookPoint residPre;
    private final HookPoint attnOut;
    private final HookPoint residMid;
    private final HookPoint mlpOut;
    private final HookPoint residPost;
    private final HookPoint out;

    public PostNormBlock(Attention attention, Norm ln1, FeedForward mlp, Norm ln2, int layer) {
        this.attention = addChildBlock("attn", attention);
        this.ln1 = addChildBlock("ln1", ln1);
        this.mlp = addChildBlock("mlp", mlp);
        this.ln2 = addChildBlock("ln2", ln2);
        residPre = HookPoint.block(layer, "hook_resid_pre");
        attnOut = HookPoint.block(layer, "hook_attn_out");
        residMid = HookPoint.block(layer, "hook_resid_mid");
        mlpOut = HookPoint.block(layer, "hook_mlp_out");
        residPost = HookPoint.block(layer, "hook_resid_post");
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

    private static NDArray added(NDArray stream, NDArray part, HookPoint hook, Pass pass) {
        boolean alone = pass.isWithout(Structure.DROP, hook);
        return pass.at(hook, alone ? part : stream.add(part)); // [B, T, D]
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
