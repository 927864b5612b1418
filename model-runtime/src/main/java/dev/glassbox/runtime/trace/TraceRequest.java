package dev.glassbox.runtime.trace;

import java.util.List;
import java.util.Set;

/**
 * What to keep of one forward pass. Hooks that are not asked for cost nothing.
 *
 * @param hooks the hook points to copy to the heap; a name the model does not have is an error
 * @param logits which positions' logits to compute and keep
 * @param interventions what to change on the way, in this order
 * @param segments which text of several each position belongs to, for models that tell them apart;
 *     empty: all the first, 0
 */
public record TraceRequest(
        Set<HookPoint> hooks,
        Logits logits,
        List<Intervention> interventions,
        List<Integer> segments) {

    /** Logits are the widest product of the pass, so only the wanted positions are computed. */
    public enum Logits {
        LAST,
        ALL
    }

    public TraceRequest {
        hooks = Set.copyOf(hooks);
        interventions = List.copyOf(interventions);
        segments = List.copyOf(segments);
    }

    /** A pass over one text. */
    public TraceRequest(Set<HookPoint> hooks, Logits logits, List<Intervention> interventions) {
        this(hooks, logits, interventions, List.of());
    }

    /** A pass that changes nothing. */
    public TraceRequest(Set<HookPoint> hooks, Logits logits) {
        this(hooks, logits, List.of());
    }

    /** The same look at a pass with these changes. */
    public TraceRequest with(List<Intervention> changes) {
        return new TraceRequest(hooks, logits, changes, segments);
    }

    /** The same look at a pass over several texts. */
    public TraceRequest of(List<Integer> newSegments) {
        return new TraceRequest(hooks, logits, interventions, newSegments);
    }

    /** The next token only, no activations. */
    public static TraceRequest lastLogits() {
        return new TraceRequest(Set.of(), Logits.LAST);
    }
}
