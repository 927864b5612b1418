package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * One block of a decoder that normalises before it computes: attention and MLP each read the
 * residual stream through a norm and add to it.
 */
public final class PreNormBlock extends ResidualBlock {
    private final Norm ln1;
    private final Attention attention;
    private final Norm ln2;
    private final FeedForward mlp;
    private final HookPoint residPre;
    private final HookPoint attnOut;
    private final HookPoint residMid;
    private final HookPoint mlpOut;
    private final HookPoint residPost;

    public PreNormBlock(Norm ln1, Attention attention, Norm ln2, FeedForward mlp, int layer) {
        this.ln1 = addChildBlock("ln1", ln1);
        this.attention = addChildBlock("attn", attention);
        this.ln2 = addChildBlock("ln2", ln2);
        this.mlp = addChildBlock("mlp", mlp);
        residPre = HookPoint.block(layer, "hook_resid_pre");
        attnOut = HookPoint.block(layer, "hook_attn_out");
        residMid = HookPoint.block(layer, "hook_resid_mid");
        mlpOut = HookPoint.block(layer, "hook_mlp_out");
        residPost = HookPoint.block(layer, "hook_resid_post");
    }

    /**
     * @param x the residual stream, {@code [B, T, D]}
     * @return the residual stream after this block, {@code [B, T, D]}
     */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray pre = pass.at(residPre, x); // [B, T, D]
        NDArray attended = attention.forward(ln1.forward(pre, pass), pass); // [B, T, D]
        NDArray mid = added(pre, pass.at(attnOut, attended), residMid, pass); // [B, T, D]
        NDArray computed = mlp.forward(ln2.forward(mid, pass), pass); // [B, T, D]
        return added(mid, pass.at(mlpOut, computed), residPost, pass); // [B, T, D]
    }

    private static NDArray added(NDArray stream, NDArray part, HookPoint hook, Pass pass) {
        boolean alone = pass.isWithout(Structure.DROP, hook);
        return pass.at(hook, alone ? part : stream.add(part)); // [B, T, D]
    }

    @Override
    public List<HookPoint> hookPoints() {
        List<HookPoint> hooks = new ArrayList<>();
        hooks.add(residPre);
        hooks.addAll(ln1.hookPoints());
        hooks.addAll(attention.hookPoints());
        hooks.add(attnOut);
        hooks.add(residMid);
        hooks.addAll(ln2.hookPoints());
        hooks.addAll(mlp.hookPoints());
        hooks.add(mlpOut);
        hooks.add(residPost);
        return hooks;
    }
}
