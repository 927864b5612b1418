package dev.glassbox.visualizers.patching;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.trace.HookPoint;

/** Which activation is carried over: one a layer and position. */
public enum PatchedHook {
    /** The residual stream before a layer. */
    @JsonProperty("resid_pre")
    RESID_PRE("hook_resid_pre"),
    /** What a layer's attention adds. */
    @JsonProperty("attn_out")
    ATTN_OUT("hook_attn_out"),
    /** What a layer's MLP adds. */
    @JsonProperty("mlp_out")
    MLP_OUT("hook_mlp_out");

    private final String hook;

    PatchedHook(String hook) {
        this.hook = hook;
    }

    HookPoint in(int layer) {
        return HookPoint.block(layer, hook);
    }
}
