package dev.glassbox.runtime.trace;

/** A part of the computation itself, rather than a value, that a pass can be run without. */
public enum Structure {
    /**
     * Leaves a step out: a norm hands its input on as it is ({@code hook_normalized}), a block's
     * part replaces the residual stream instead of adding to it ({@code hook_resid_mid}, {@code
     * hook_resid_post}), queries or keys are not rotated ({@code hook_rot_q}, {@code hook_rot_k}).
     */
    DROP("hook_normalized", "hook_resid_mid", "hook_resid_post", "hook_rot_q", "hook_rot_k"),
    /** Every position sees every other: {@code attn.hook_attn_scores}. */
    UNMASK("hook_attn_scores"),
    /** Scores are not divided by sqrt(d_head): {@code attn.hook_attn_scores}. */
    UNSCALE("hook_attn_scores");

    private final java.util.Set<String> places;

    Structure(String... places) {
        this.places = java.util.Set.of(places);
    }

    /** Whether a pass can be run without this at a hook. */
    public boolean appliesTo(HookPoint hook) {
        return places.contains(hook.last());
    }
}
