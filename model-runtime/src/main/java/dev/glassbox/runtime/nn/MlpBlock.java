package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.trace.HookPoint;

/** A block with an MLP and its norm besides the attention. */
abstract class MlpBlock extends ResidualBlock {
    final Norm ln2;
    final FeedForward mlp;
    final HookPoint residMid;
    final HookPoint mlpOut;

    MlpBlock(Norm ln1, Attention attention, Norm ln2, FeedForward mlp, int layer) {
        super(ln1, attention, layer);
        this.ln2 = addChildBlock("ln2", ln2);
        this.mlp = addChildBlock("mlp", mlp);
        residMid = HookPoint.block(layer, "hook_resid_mid");
        mlpOut = HookPoint.block(layer, "hook_mlp_out");
    }
}
