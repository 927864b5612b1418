package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * A block whose attention and MLP both read its input, each through a norm of its own, and are
 * added together (Wang and Komatsuzaki 2021, GPT-J). It has no {@code hook_resid_mid}.
 */
public final class ParallelBlock extends ResidualBlock {
    private final Norm ln1;
    private final Attention attention;
    private final Norm ln2;
    private final FeedForward mlp;
    private final HookPoint residPre;
    private final HookPoint attnOut;
    private final HookPoint mlpOut;
    private final HookPoint residPost;

    public ParallelBlock(Norm ln1, Attention attention, Norm ln2, FeedForward mlp, int layer) {
        this.ln1 = addChildBlock("ln1", ln1);
        this.attention = addChildBlock("attn", attention);
        this.ln2 = addChildBlock("ln2", ln2);
        this.mlp = addChildBlock("mlp", mlp);
        residPre = HookPoint.block(layer, "hook_resid_pre");
        attnOut = HookPoint.block(layer, "hook_attn_out");
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
        NDArray fromAttention = pass.at(attnOut, attended); // [B, T, D]
        NDArray computed = mlp.forward(ln2.forward(pre, pass), pass); // [B, T, D]
        NDArray parts = fromAttention.add(pass.at(mlpOut, computed)); // [B, T, D]
        boolean alone = pass.isWithout(Structure.DROP, residPost);
        return pass.at(residPost, alone ? parts : parts.add(pre)); // [B, T, D]
    }

    @Override
    public List<HookPoint> hookPoints() {
        List<HookPoint> hooks = new ArrayList<>();
        hooks.add(residPre);
        hooks.addAll(ln1.hookPoints());
        hooks.addAll(attention.hookPoints());
        hooks.add(attnOut);
        hooks.addAll(ln2.hookPoints());
        hooks.addAll(mlp.hookPoints());
        hooks.add(mlpOut);
        hooks.add(residPost);
        return hooks;
    }
}
