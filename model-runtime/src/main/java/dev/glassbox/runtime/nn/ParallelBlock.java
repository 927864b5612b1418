package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * A block whose attention and MLP both read its input, each through a norm of its own, and are
 * added together (Wang and Komatsuzaki 2021, GPT-J). It has no {@code hook_resid_mid}.
 */
public final class ParallelBlock extends MlpBlock {
    public ParallelBlock(Norm ln1, Attention attention, Norm ln2, FeedForward mlp, int layer) {
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
        NDArray fromAttention = pass.at(attnOut, attended); // [B, T, D]
        NDArray computed = mlp.forward(ln2.forward(pre, pass), pass); // [B, T, D]
        NDArray parts = fromAttention.add(pass.at(mlpOut, computed)); // [B, T, D]
        return added(pre, parts, residPost, pass); // [B, T, D]
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
