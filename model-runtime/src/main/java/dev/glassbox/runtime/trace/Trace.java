package dev.glassbox.runtime.trace;

import dev.glassbox.runtime.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The immutable record of one forward pass: ids in, chosen activations and logits out. Batch axis
 * first everywhere.
 */
public final class Trace {
    private final int[] ids;
    private final Map<HookPoint, Tensor> activations;
    private final Tensor logits;
    private final Origin origin;

    /**
     * @param logits {@code [batch, pos, d_vocab]}; pos is 1 when only the last position was asked
     *     for
     */
    public Trace(int[] ids, Map<HookPoint, Tensor> activations, Tensor logits, Origin origin) {
        this.ids = ids.clone();
        this.activations = Map.copyOf(new TreeMap<>(activations));
        this.logits = logits;
        this.origin = origin;
    }

    /** A copy of the input ids. */
    public int[] ids() {
        return ids.clone();
    }

    /** The number of positions. */
    public int length() {
        return ids.length;
    }

    /** The recorded value of a hook point, if it was asked for. */
    public Optional<Tensor> find(HookPoint hook) {
        return Optional.ofNullable(activations.get(hook));
    }

    /**
     * The recorded value of a hook point.
     *
     * @throws IllegalArgumentException if it was not recorded
     */
    public Tensor get(HookPoint hook) {
        return find(hook)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        hook
                                                + " was not recorded; recorded: "
                                                + new java.util.TreeSet<>(activations.keySet())));
    }

    public Set<HookPoint> hooks() {
        return activations.keySet();
    }

    /**
     * {@code [batch, pos, d_vocab]}; the last position is always there, at index {@code size(1) -
     * 1}.
     */
    public Tensor logits() {
        return logits;
    }

    /** The logits that predict the next token, {@code [d_vocab]}. */
    public float[] lastLogits() {
        return logits.row(0, logits.size(1) - 1);
    }

    public Origin origin() {
        return origin;
    }
}
