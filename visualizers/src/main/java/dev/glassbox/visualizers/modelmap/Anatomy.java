package dev.glassbox.visualizers.modelmap;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;
import java.util.Map;

/**
 * What a model is made of, told by the hook points it has and the weights it holds; nothing is
 * assumed of a family.
 *
 * @param config its sizes
 * @param order what comes after what in a block
 * @param learnedPositions whether a learned row is added for each position
 * @param rotary whether queries and keys are turned by position
 * @param gated whether the MLP's hidden values are a product of two
 * @param rmsNorm whether norms divide by the root mean square alone, with no mean taken out
 * @param finalNorm whether a norm stands before the unembedding
 * @param writes whether it writes on from a text
 */
record Anatomy(
        ModelConfig config,
        Order order,
        boolean learnedPositions,
        boolean rotary,
        boolean gated,
        boolean rmsNorm,
        boolean finalNorm,
        boolean writes) {

    /** The order of a block's parts. */
    enum Order {
        /** Norm, attention, sum, norm, MLP, sum. */
        PRE_NORM,
        /** Attention, sum, norm, MLP, sum, norm. */
        POST_NORM,
        /** Attention and MLP beside each other, one sum. */
        PARALLEL,
        /** No MLP. */
        ATTENTION_ONLY
    }

    static final HookPoint EMBED = new HookPoint("hook_embed");
    static final HookPoint POSITIONS = new HookPoint("hook_pos_embed");
    static final HookPoint LAST_NORMALIZED = new HookPoint("ln_final.hook_normalized");
    static final HookPoint LAST_SCALE = new HookPoint("ln_final.hook_scale");

    static Anatomy of(
            ModelConfig config,
            List<HookPoint> hooks,
            Map<String, List<Integer>> tensors,
            boolean writes) {
        return new Anatomy(
                config,
                order(hooks),
                hooks.contains(POSITIONS),
                hooks.contains(HookPoint.rotQ(0)),
                hooks.contains(HookPoint.block(0, "mlp.hook_pre_linear")),
                tensors.keySet().stream().noneMatch(Anatomy::isNormBias),
                hooks.contains(LAST_NORMALIZED),
                writes);
    }

    private static Order order(List<HookPoint> hooks) {
        if (!hooks.contains(HookPoint.block(0, "hook_mlp_out"))) {
            return Order.ATTENTION_ONLY;
        }
        if (!hooks.contains(HookPoint.block(0, "hook_resid_mid"))) {
            return Order.PARALLEL;
        }
        int norm = hooks.indexOf(HookPoint.block(0, "ln1.hook_normalized"));
        return norm > hooks.indexOf(HookPoint.q(0)) ? Order.POST_NORM : Order.PRE_NORM;
    }

    private static boolean isNormBias(String tensor) {
        return tensor.endsWith(".bias") && ParameterCounts.isNorm(tensor);
    }

    boolean hasMlp() {
        return order != Order.ATTENTION_ONLY;
    }

    /** The key and value head that a query head reads. */
    int group(int head) {
        return head / (config.nHeads() / config.nKvHeads());
    }

    /** What scores are multiplied by: GPT-Neo's were never scaled. */
    double scoreScale() {
        return config.modelType().equals("gpt_neo") ? 1 : 1 / Math.sqrt(config.dHead());
    }
}
