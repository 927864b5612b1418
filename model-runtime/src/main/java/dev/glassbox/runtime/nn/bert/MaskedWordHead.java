package dev.glassbox.runtime.nn.bert;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.Linear;
import dev.glassbox.runtime.nn.Norm;
import dev.glassbox.runtime.nn.Pass;
import dev.glassbox.runtime.nn.Unembedding;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.ArrayList;
import java.util.List;

/**
 * Guesses the word at each position: a layer with a non-linearity, a norm, the unembedding and a
 * bias for each word.
 */
final class MaskedWordHead extends BertHead {
    private static final String HOOKS = "mlm_head.";
    private static final HookPoint TRANSFORMED = new HookPoint(HOOKS + "hook_transformed");

    private final Linear transform; // D -> D
    private final Activation activation;
    private final Norm norm;
    private final Unembedding unembedding;
    private final NDArray bias; // [V]

    /**
     * @param norm with the hooks {@link #normHooks}
     */
    MaskedWordHead(
            Linear transform,
            Activation activation,
            Norm norm,
            Unembedding unembedding,
            NDArray bias) {
        this.transform = addChildBlock("transform", transform);
        this.activation = activation;
        this.norm = addChildBlock("ln", norm);
        this.unembedding = addChildBlock("unembedding", unembedding);
        this.bias = hold("bias", bias);
    }

    static String normHooks() {
        return HOOKS + "ln";
    }

    @Override
    NDArray logits(NDArray x, Logits which, Pass pass) {
        long length = x.getShape().get(1);
        boolean all = which == Logits.ALL;
        return forward(all ? x : x.get(":, " + (length - 1) + ":"), pass); // [B, T or 1, V]
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray bent = activation.apply(transform.forward(x, pass)); // [B, T, D]
        NDArray used = pass.at(TRANSFORMED, bent); // [B, T, D]
        return unembedding.forward(norm.forward(used, pass), pass).add(bias); // [B, T, V]
    }

    @Override
    List<HookPoint> hookPoints() {
        List<HookPoint> hooks = new ArrayList<>(List.of(TRANSFORMED));
        hooks.addAll(norm.hookPoints());
        return hooks;
    }
}
