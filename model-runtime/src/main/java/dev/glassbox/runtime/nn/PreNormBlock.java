package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * One block of a decoder that normalises before it computes: attention and MLP each read the
 * residual stream through a norm and add to it.
 */
public final class PreNormBlock extends MlpBlock {
    public PreNormBlock(Norm ln1, Attention attention, Norm ln2, FeedForward mlp, int layer) {
        super(ln1, attention, ln2, mlp, layer);
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
