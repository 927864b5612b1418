package dev.glassbox.runtime.trace;

import java.util.Set;

/**
 * What to keep of one forward pass. Hooks that are not asked for cost nothing.
 *
 * @param hooks the hook points to copy to the heap; a name the model does not have is an error
 * @param logits which positions' logits to compute and keep
 */
public record TraceRequest(Set<HookPoint> hooks, Logits logits) {

    /** Logits are the widest product of the pass, so only the wanted positions are computed. */
    public enum Logits {
        LAST,
        ALL
    }

    public TraceRequest {
        hooks = Set.copyOf(hooks);
    }

    /** The next token only, no activations. */
    public static TraceRequest lastLogits() {
        return new TraceRequest(Set.of(), Logits.LAST);
    }
}
