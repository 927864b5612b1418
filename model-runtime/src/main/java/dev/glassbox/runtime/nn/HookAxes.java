package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.trace.HookPoint;

/** The names of a hook's axes, from the last part of its path. */
public final class HookAxes {
    private static final String[] RESIDUAL = {"batch", "pos", "d_model"};
    private static final String[] QUERY = {"batch", "pos", "head", "d_head"};
    private static final String[] KEY = {"batch", "pos", "n_kv_heads", "d_head"};
    private static final String[] SCORES = {"batch", "head", "query_pos", "key_pos"};
    private static final String[] RESULT = {"batch", "pos", "head", "d_model"};
    private static final String[] MLP = {"batch", "pos", "d_mlp"};
    private static final String[] SCALE = {"batch", "pos", "1"};

    private static final String[] QUERY_SCALE = {"batch", "pos", "head", "1"};
    private static final String[] KEY_SCALE = {"batch", "pos", "n_kv_heads", "1"};

    private HookAxes() {}

    /** Batch first, as everywhere. */
    public static String[] of(HookPoint hook) {
        return switch (hook.last()) {
            case "hook_q", "hook_z", "hook_rot_q" -> QUERY.clone();
            case "hook_k", "hook_v", "hook_rot_k" -> KEY.clone();
            case "hook_attn_scores", "hook_pattern" -> SCORES.clone();
            case "hook_result" -> RESULT.clone();
            case "hook_pre", "hook_pre_linear", "hook_post" -> MLP.clone();
            case "hook_scale" -> normed(hook, QUERY_SCALE, KEY_SCALE, SCALE).clone();
            case "hook_normalized" -> normed(hook, QUERY, KEY, RESIDUAL).clone();
            default -> RESIDUAL.clone();
        };
    }

    /** A norm is of queries, of keys, or of the residual stream. */
    private static String[] normed(
            HookPoint hook, String[] ofQueries, String[] ofKeys, String[] ofResidual) {
        if (hook.name().contains(".q_norm.")) {
            return ofQueries;
        }
        return hook.name().contains(".k_norm.") ? ofKeys : ofResidual;
    }
}
