package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Structure;
import java.util.List;

/**
 * One block of a Transformer: attention, an MLP and a norm for each, on the residual stream {@code
 * [B, T, D]}. Kinds of blocks differ in the order of these.
 */
public abstract class ResidualBlock extends NetworkBlock {
    final Norm ln1;
    final Attention attention;
    final Norm ln2;
    final FeedForward mlp;
    final HookPoint residPre;
    final HookPoint attnOut;
    final HookPoint residMid;
    final HookPoint mlpOut;
    final HookPoint residPost;

    ResidualBlock(Norm ln1, Attention attention, Norm ln2, FeedForward mlp, int layer) {
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

    /** In the order of the pass. */
    public abstract List<HookPoint> hookPoints();

    /** The stream with what a part adds to it; the part alone where the residual is left out. */
    static NDArray added(NDArray stream, NDArray part, HookPoint hook, Pass pass) {
        boolean alone = pass.isWithout(Structure.DROP, hook);
        return pass.at(hook, alone ? part : stream.add(part)); // [B, T, D]
    }
}
