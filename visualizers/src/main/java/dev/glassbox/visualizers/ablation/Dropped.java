package dev.glassbox.visualizers.ablation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Structure;
import java.util.List;

/** A piece of the construction itself that a pass can be run without, in all layers at once. */
public enum Dropped {
    /** Every position sees every other, later ones too. */
    @JsonProperty("mask")
    MASK,
    /** Scores are not divided by sqrt(d_head). */
    @JsonProperty("scale")
    SCALE,
    /** Nothing tells a token's place: learned positions are 0, or nothing is turned. */
    @JsonProperty("positions")
    POSITIONS,
    /** Norms hand on their input as it is. */
    @JsonProperty("norm")
    NORM,
    /** What a sublayer says replaces the residual stream instead of being added. */
    @JsonProperty("residual")
    RESIDUAL;

    /** How a model with these hooks is run without it; empty where there is no such thing. */
    List<Intervention> changes(List<HookPoint> hooks) {
        return switch (this) {
            case MASK -> at(hooks, Structure.UNMASK, "attn.hook_attn_scores");
            case SCALE -> at(hooks, Structure.UNSCALE, "attn.hook_attn_scores");
            case POSITIONS -> {
                HookPoint learned = new HookPoint("hook_pos_embed");
                yield hooks.contains(learned)
                        ? List.of(Intervention.everywhere(learned, new Change.Zero()))
                        : at(hooks, Structure.DROP, "hook_rot_q", "hook_rot_k");
            }
            case NORM ->
                    at(
                            hooks,
                            Structure.DROP,
                            "ln1.hook_normalized",
                            "ln2.hook_normalized",
                            "ln_final.hook_normalized");
            case RESIDUAL -> at(hooks, Structure.DROP, "hook_resid_mid", "hook_resid_post");
        };
    }

    private static List<Intervention> at(
            List<HookPoint> hooks, Structure structure, String... endings) {
        return hooks.stream()
                .filter(hook -> List.of(endings).stream().anyMatch(hook.name()::endsWith))
                .map(hook -> Intervention.everywhere(hook, new Change.Without(structure)))
                .toList();
    }
}
