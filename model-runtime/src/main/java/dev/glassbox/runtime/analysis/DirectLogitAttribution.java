package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What each part of the model adds to one logit, or to the difference of two: direct logit
 * attribution (Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits"). The last
 * residual is the sum of what the parts wrote; with the final norm's scale held at what it was, the
 * logit is linear in that sum, so that the shares add up to it.
 *
 * @param shares in the order of the pass
 * @param logit as the pass gave it; of a difference, the difference
 * @param origin of the pass
 */
public record DirectLogitAttribution(List<Share> shares, double logit, Origin origin) {
    private static final HookPoint EMBED = new HookPoint("hook_embed");
    private static final HookPoint POS_EMBED = new HookPoint("hook_pos_embed");
    private static final HookPoint SCALE = new HookPoint("ln_final.hook_scale");

    /** Below this, relative to what attention wrote, a difference is rounding and no bias. */
    private static final double ROUNDING = 1e-4;

    /** What a share is of. */
    public enum Part {
        EMBED,
        POS_EMBED,
        /** One head's output. */
        HEAD,
        /** The bias that attention adds once for all heads. */
        ATTENTION_BIAS,
        /** An MLP with its biases. */
        MLP,
        /** The biases of the final norm and of the unembedding: no part of any text. */
        CONSTANT
    }

    /**
     * One part's share.
     *
     * @param layer empty for what belongs to none
     * @param head of a {@link Part#HEAD}
     */
    public record Share(Part part, OptionalInt layer, OptionalInt head, double value) {}

    public DirectLogitAttribution {
        shares = List.copyOf(shares);
    }

    /** The sum of all shares: the logit but for rounding. */
    public double sum() {
        return shares.stream().mapToDouble(Share::value).sum();
    }

    /**
     * Takes one logit apart.
     *
     * @param against a second token, whose logit is subtracted; empty for none
     * @throws dev.glassbox.runtime.intake.IntakeException if the model's logits are not linear in
     *     its last residual, or it cannot read the ids
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static DirectLogitAttribution of(
            LanguageModel model,
            int[] ids,
            LogitTarget target,
            OptionalInt against,
            Cancellation cancellation) {
        LogitDirection direction = direction(model, target.id(), against);
        Reading reading = Reading.of(model, ids, target.position());
        Trace trace = lastPosition(model, reading.ids(), cancellation);
        double scale = trace.get(SCALE).at(0, 0, 0);
        List<Share> shares = new ArrayList<>();
        add(shares, Part.EMBED, -1, EMBED, trace, direction, scale);
        add(shares, Part.POS_EMBED, -1, POS_EMBED, trace, direction, scale);
        for (int layer = 0; layer < model.config().nLayers(); layer++) {
            addHeads(shares, layer, trace, direction, scale);
            HookPoint mlp = HookPoint.block(layer, "hook_mlp_out");
            add(shares, Part.MLP, layer, mlp, trace, direction, scale);
        }
        shares.add(share(Part.CONSTANT, -1, -1, direction.constant()));
        float[] logits = trace.lastLogits();
        double logit = logits[target.id()];
        if (against.isPresent()) {
            logit -= logits[against.getAsInt()];
        }
        return new DirectLogitAttribution(shares, logit, trace.origin());
    }

    private static LogitDirection direction(LanguageModel model, int id, OptionalInt against) {
        LogitDirection direction = model.direction(id);
        if (against.isEmpty()) {
            return direction;
        }
        LogitDirection other = model.direction(against.getAsInt());
        float[] difference = direction.vector();
        float[] subtracted = other.vector();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= subtracted[i];
        }
        return new LogitDirection(difference, direction.constant() - other.constant());
    }

    /** The last position's activations alone: each head's output of all would be very large. */
    private static Trace lastPosition(LanguageModel model, int[] ids, Cancellation cancellation) {
        Set<HookPoint> hooks = new LinkedHashSet<>(List.of(EMBED, POS_EMBED, SCALE));
        for (int layer = 0; layer < model.config().nLayers(); layer++) {
            hooks.add(HookPoint.block(layer, "attn.hook_result"));
            hooks.add(HookPoint.block(layer, "hook_attn_out"));
            hooks.add(HookPoint.block(layer, "hook_mlp_out"));
        }
        hooks.retainAll(Set.copyOf(model.hookPoints()));
        TraceRequest request = new TraceRequest(hooks, TraceRequest.Logits.LAST);
        if (ids.length == 1) {
            return model.run(ids, request, cancellation);
        }
        int before = ids.length - 1;
        try (KeyValueCache cache = model.newCache(ids.length)) {
            model.extend(
                    cache, Arrays.copyOf(ids, before), TraceRequest.lastLogits(), cancellation);
            return model.extend(cache, new int[] {ids[before]}, request, cancellation);
        }
    }

    /** A part with one hook, where the family has it. */
    private static void add(
            List<Share> shares,
            Part part,
            int layer,
            HookPoint hook,
            Trace trace,
            LogitDirection direction,
            double scale) {
        Optional<Tensor> written = trace.find(hook); // [1, 1, D]
        if (written.isPresent()) {
            double value = direction.dot(written.get().row(0, 0)) / scale;
            shares.add(share(part, layer, -1, value));
        }
    }

    private static void addHeads(
            List<Share> shares, int layer, Trace trace, LogitDirection direction, double scale) {
        Tensor result = trace.get(HookPoint.block(layer, "attn.hook_result")); // [1, 1, H, D]
        float[] rest = trace.get(HookPoint.block(layer, "hook_attn_out")).row(0, 0); // [D]
        double written = largest(rest);
        for (int head = 0; head < result.size(2); head++) {
            float[] part = result.row(0, 0, head); // [D]
            shares.add(share(Part.HEAD, layer, head, direction.dot(part) / scale));
            written = Math.max(written, largest(part));
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= part[i];
            }
        }
        if (largest(rest) > ROUNDING * written) {
            double bias = direction.dot(rest) / scale;
            shares.add(share(Part.ATTENTION_BIAS, layer, -1, bias));
        }
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static Share share(Part part, int layer, int head, double value) {
        return new Share(
                part,
                layer < 0 ? OptionalInt.empty() : OptionalInt.of(layer),
                head < 0 ? OptionalInt.empty() : OptionalInt.of(head),
                value);
    }
}
