package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Structure;
import java.util.List;

/**
 * One block of a Transformer: attention and its norm, on the residual stream {@code [B, T, D]}; in
 * nearly every network an MLP with one too. Kinds of blocks differ in the order of these.
 */
public abstract class ResidualBlock extends NetworkBlock {
    final Norm ln1;
    final Attention attention;
    final HookPoint residPre;
    final HookPoint attnOut;
    final HookPoint residPost;

    ResidualBlock(Norm ln1, Attention attention, int layer) {
        this.ln1 = addChildBlock("ln1", ln1);
        this.attention = addChildBlock("attn", attention);
        residPre = HookPoint.block(layer, "hook_resid_pre");
        attnOut = HookPoint.block(layer, "hook_attn_out");
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
