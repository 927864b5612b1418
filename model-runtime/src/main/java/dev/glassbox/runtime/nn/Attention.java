package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Structure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Self-attention (Vaswani et al. 2017, arXiv:1706.03762, section 3.2), with query heads sharing
 * keys and values in groups where there are fewer of these (Ainslie et al. 2023, arXiv:2305.13245).
 * B batch, T positions of this pass, S positions up to its end, H query heads, G key-value heads, K
 * d_head, D d_model.
 */
public final class Attention extends NetworkBlock {
    private final Projections inputs;
    private final Affine output; // H K -> D
    private final @Nullable HeadNorms norms;
    private final @Nullable Rotation rotation;
    private final AttentionMask mask;
    private final int layer;
    private final float scale;
    private final Hooks hooks;

    /** The names of one layer's hooks, made once. */
    private record Hooks(
            HookPoint q,
            HookPoint k,
            HookPoint v,
            HookPoint rotQ,
            HookPoint rotK,
            HookPoint scores,
            HookPoint pattern,
            HookPoint z,
            HookPoint result) {
        static Hooks of(int layer) {
            return new Hooks(
                    HookPoint.q(layer),
                    HookPoint.k(layer),
                    HookPoint.v(layer),
                    HookPoint.rotQ(layer),
                    HookPoint.rotK(layer),
                    HookPoint.attnScores(layer),
                    HookPoint.pattern(layer),
                    HookPoint.z(layer),
                    HookPoint.block(layer, "attn.hook_result"));
        }
    }

    /** Without norms of queries and keys. */
    public Attention(
            Projections inputs,
            Affine output,
            @Nullable Rotation rotation,
            AttentionMask mask,
            int layer,
            float scale) {
        this(inputs, output, null, rotation, mask, layer, scale);
    }

    /**
     * @param inputs gives q, k, v
     * @param output back into the residual stream
     * @param norms of queries and keys; null where there are none
     * @param rotation how positions are told here; null where they are not
     * @param scale what q k is multiplied by; 1 / sqrt(d_head) in the paper
     */
    public Attention(
            Projections inputs,
            Affine output,
            @Nullable HeadNorms norms,
            @Nullable Rotation rotation,
            AttentionMask mask,
            int layer,
            float scale) {
        this.inputs = inputs;
        addChildBlock("inputs", inputs.block());
        this.output = addChildBlock("output", output);
        this.norms = norms;
        if (norms != null) {
            addChildBlock("q_norm", norms.query());
            addChildBlock("k_norm", norms.key());
        }
        this.rotation = rotation;
        this.mask = mask;
        this.layer = layer;
        this.scale = scale;
        hooks = Hooks.of(layer);
    }

    /**
     * @param x {@code [B, T, D]}, normalised
     * @return {@code [B, T, D]}, to be added to the residual stream
     */
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        Projections.Projected projected = inputs.project(x, pass);
        NDArray q = pass.at(hooks.q(), projected.q()); // [B, T, H, K]
        NDArray k = pass.at(hooks.k(), projected.k()); // [B, T, G, K]
        NDArray v = pass.at(hooks.v(), projected.v()); // [B, T, G, K]
        if (norms != null) {
            q = norms.query().forward(q, pass); // [B, T, H, K]
            k = norms.key().forward(k, pass); // [B, T, G, K]
        }
        q = rotated(q, hooks.rotQ(), pass); // [B, T, H, K]
        k = rotated(k, hooks.rotK(), pass); // [B, T, G, K]
        NDArray keys = pass.keys(layer, k.transpose(0, 2, 1, 3)); // [B, G, S, K]
        NDArray values = pass.values(layer, v.transpose(0, 2, 1, 3)); // [B, G, S, K]
        NDArray pattern = pass.at(hooks.pattern(), pattern(q, keys, pass)); // [B, H, T, S]
        NDArray weighted = perGroup(pattern, values); // [B, H, T, K]
        NDArray z = pass.at(hooks.z(), weighted.transpose(0, 2, 1, 3)); // [B, T, H, K]
        return project(z, pass);
    }

    /** In the order of the pass. */
    public List<HookPoint> hookPoints() {
        List<HookPoint> all = new ArrayList<>(List.of(hooks.q(), hooks.k(), hooks.v()));
        if (norms != null) {
            all.addAll(norms.query().hookPoints());
            all.addAll(norms.key().hookPoints());
        }
        if (rotation != null) {
            all.addAll(List.of(hooks.rotQ(), hooks.rotK()));
        }
        all.addAll(List.of(hooks.scores(), hooks.pattern(), hooks.z(), hooks.result()));
        return all;
    }

    private NDArray rotated(NDArray x, HookPoint hook, Pass pass) {
        if (rotation == null) {
            return x;
        }
        boolean left = pass.isWithout(Structure.DROP, hook);
        return pass.at(hook, left ? x : rotation.rotate(x, pass.start()));
    }

    private NDArray pattern(NDArray q, NDArray keys, Pass pass) {
        int length = Math.toIntExact(q.getShape().get(1));
        NDArray dots = perGroup(q.transpose(0, 2, 1, 3), keys.transpose(0, 1, 3, 2)); // [B,H,T,S]
        if (!pass.isWithout(Structure.UNSCALE, hooks.scores())) {
            dots = dots.muli(NativeFloats.scalar(q.getManager(), scale)); // [B, H, T, S]
        }
        NDArray hidden = mask.of(pass.start(), length); // [T, S]
        if (hidden != null && !pass.isWithout(Structure.UNMASK, hooks.scores())) {
            dots = dots.addi(hidden); // [B, H, T, S]
        }
        return pass.at(hooks.scores(), dots).softmax(-1); // [B, H, T, S]
    }

    /**
     * A product for each query head with the matrix of its group.
     *
     * @param x {@code [B, H, T, n]}
     * @param matrices {@code [B, G, n, m]}
     * @return {@code [B, H, T, m]}
     */
    private static NDArray perGroup(NDArray x, NDArray matrices) {
        Shape shape = x.getShape();
        long groups = matrices.getShape().get(1);
        if (groups == shape.get(1)) {
            return x.matMul(matrices); // [B, H, T, m]
        }
        // the heads of a group are rows of one product: its matrix is not copied for each
        NDArray rows = x.reshape(shape.get(0), groups, -1, shape.get(3)); // [B, G, (H/G) T, n]
        return rows.matMul(matrices)
                .reshape(shape.get(0), shape.get(1), shape.get(2), -1); // [B, H, T, m]
    }

    private NDArray project(NDArray z, Pass pass) {
        if (pass.wants(hooks.result())) {
            NDArray result = byHeadResult(z); // [B, T, H, D]
            NDArray used = pass.at(hooks.result(), result); // [B, T, H, D]
            if (used != result) {
                NDArray sum = used.sum(new int[] {2}); // [B, T, D]
                NDArray bias = output.bias(); // [D]
                return bias == null ? sum : sum.add(bias); // [B, T, D]
            }
        }
        Shape shape = z.getShape();
        return output.forward(z.reshape(shape.get(0), shape.get(1), -1), pass); // [B, T, D]
    }

    /** What each head alone adds to the residual stream, without the bias. */
    private NDArray byHeadResult(NDArray z) {
        NDManager scope = z.getManager();
        long heads = z.getShape().get(2);
        NDArray weight = output.inputsByOutputs(scope); // [H K, D], rows head by head
        NDArray byHead = weight.reshape(heads, -1, weight.getShape().get(1)); // [H, K, D]
        return z.transpose(0, 2, 1, 3).matMul(byHead).transpose(0, 2, 1, 3); // [B, T, H, D]
    }
}
