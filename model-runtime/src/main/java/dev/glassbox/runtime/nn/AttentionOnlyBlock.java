package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * A block without an MLP, whose attention reads the stream through a norm: what can be understood
 * of attention is understood in networks of these first (Elhage et al. 2021, "A Mathematical
 * Framework for Transformer Circuits").
 */
public final class AttentionOnlyBlock extends ResidualBlock {
    public AttentionOnlyBlock(Norm ln1, Attention attention, int layer) {
        super(ln1, attention, layer);
    }

    /**
     * @param x the residual stream, {@code [B, T, D]}
     * @return the residual stream after this block, {@code [B, T, D]}
     */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray pre = pass.at(residPre, x); // [B, T, D]
        NDArray attended = attention.forward(ln1.forward(pre, pass), pass); // [B, T, D]
        return added(pre, pass.at(attnOut, attended), residPost, pass); // [B, T, D]
    }

    @Override
    public List<HookPoint> hookPoints() {
        List<HookPoint> hooks = new ArrayList<>();
        hooks.add(residPre);
        hooks.addAll(ln1.hookPoints());
        hooks.addAll(attention.hookPoints());
        hooks.add(attnOut);
        hooks.add(residPost);
        return hooks;
    }
}
