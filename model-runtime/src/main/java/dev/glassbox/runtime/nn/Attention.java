package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;

/**
 * Causal self-attention with q, k and v from one fused product (Vaswani et al. 2017,
 * arXiv:1706.03762, section 3.2). B batch, T positions, H heads, K d_head, D d_model = H K.
 */
public final class Attention extends NetworkBlock {
    private final Dense inputs; // D -> 3 D
    private final Dense output; // D -> D
    private final CausalMask mask;
    private final int heads;
    private final float scale;
    private final Hooks hooks;

    /** The names of one layer's hooks, made once. */
    private record Hooks(
            HookPoint q,
            HookPoint k,
            HookPoint v,
            HookPoint scores,
            HookPoint pattern,
            HookPoint z,
            HookPoint result) {
        static Hooks of(int layer) {
            return new Hooks(
                    HookPoint.q(layer),
                    HookPoint.k(layer),
                    HookPoint.v(layer),
                    HookPoint.attnScores(layer),
                    HookPoint.pattern(layer),
                    HookPoint.block(layer, "attn.hook_z"),
                    HookPoint.block(layer, "attn.hook_result"));
        }
    }

    /**
     * @param inputs gives q, k, v side by side
     * @param output back into the residual stream
     * @param scale what q k is multiplied by; 1 / sqrt(d_head) in the paper
     */
    public Attention(
            Dense inputs, Dense output, CausalMask mask, int layer, int heads, float scale) {
        this.inputs = addChildBlock("inputs", inputs);
        this.output = addChildBlock("output", output);
        this.mask = mask;
        this.heads = heads;
        this.scale = scale;
        hooks = Hooks.of(layer);
    }

    /**
     * @param x {@code [B, T, D]}, normalised
     * @return {@code [B, T, D]}, to be added to the residual stream
     */
    @Override
    public NDArray forward(NDArray x, Tap tap) {
        NDList qkv = inputs.forward(x, tap).split(3, 2); // 3 x [B, T, D]
        NDArray q = tap.pass(hooks.q(), byHead(qkv.get(0))); // [B, T, H, K]
        NDArray k = tap.pass(hooks.k(), byHead(qkv.get(1))); // [B, T, H, K]
        NDArray v = tap.pass(hooks.v(), byHead(qkv.get(2))); // [B, T, H, K]
        NDArray pattern = tap.pass(hooks.pattern(), pattern(q, k, tap)); // [B, H, T, T]
        NDArray weighted = pattern.matMul(v.transpose(0, 2, 1, 3)); // [B, H, T, K]
        NDArray z = tap.pass(hooks.z(), weighted.transpose(0, 2, 1, 3)); // [B, T, H, K]
        return project(z, x.getShape(), tap);
    }

    /** In the order of the pass. */
    List<HookPoint> hookPoints() {
        return List.of(
                hooks.q(),
                hooks.k(),
                hooks.v(),
                hooks.scores(),
                hooks.pattern(),
                hooks.z(),
                hooks.result());
    }

    private NDArray pattern(NDArray q, NDArray k, Tap tap) {
        int length = Math.toIntExact(q.getShape().get(1));
        NDArray dots = q.transpose(0, 2, 1, 3).matMul(k.transpose(0, 2, 3, 1)); // [B, H, T, T]
        NDArray factor = NativeFloats.scalar(q.getManager(), scale); // []
        NDArray masked = dots.muli(factor).addi(mask.of(length)); // [B, H, T, T]
        NDArray scores = tap.pass(hooks.scores(), masked); // [B, H, T, T]
        return scores.softmax(-1); // [B, H, T, T]
    }

    private NDArray project(NDArray z, Shape shape, Tap tap) {
        if (tap.wants(hooks.result())) {
            NDArray result = byHeadResult(z); // [B, T, H, D]
            NDArray used = tap.pass(hooks.result(), result); // [B, T, H, D]
            if (used != result) {
                NDArray sum = used.sum(new int[] {2}); // [B, T, D]
                NDArray bias = output.bias(); // [D]
                return bias == null ? sum : sum.add(bias); // [B, T, D]
            }
        }
        return output.forward(z.reshape(shape), tap); // [B, T, D]
    }

    /** What each head alone adds to the residual stream, without the bias. */
    private NDArray byHeadResult(NDArray z) {
        NDArray weight = output.weight(); // [D, D], rows head by head
        long width = weight.getShape().get(1);
        NDArray byHead = weight.reshape(heads, -1, width); // [H, K, D]
        byHead.attach(z.getManager());
        return z.transpose(0, 2, 1, 3).matMul(byHead).transpose(0, 2, 1, 3); // [B, T, H, D]
    }

    private NDArray byHead(NDArray x) {
        Shape shape = x.getShape(); // [B, T, D]
        return x.reshape(shape.get(0), shape.get(1), heads, -1); // [B, T, H, K], a view
    }
}
