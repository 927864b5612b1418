package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/**
 * Every layer's attention pattern of a text, some layers at a time where all of them would be too
 * much for the heap.
 */
final class Patterns {
    /** The most numbers of patterns held at once, 256 MB. */
    private static final long NUMBERS = 1L << 26;

    private Patterns() {}

    /**
     * Hands on each layer's pattern, {@code [1, head, query_pos, key_pos]}, from the first layer.
     *
     * @return where the last of them come from
     */
    static Origin read(
            LanguageModel model,
            int[] ids,
            Cancellation cancellation,
            ObjIntConsumer<Tensor> reader) {
        ModelConfig config = model.config();
        long each = (long) config.nHeads() * ids.length * ids.length;
        int atOnce = (int) Math.max(1, Math.min(config.nLayers(), NUMBERS / each));
        Trace trace = null;
        for (int from = 0; from < config.nLayers() || trace == null; from += atOnce) {
            int to = Math.min(config.nLayers(), from + atOnce);
            Set<HookPoint> hooks = new LinkedHashSet<>();
            for (int layer = from; layer < to; layer++) {
                hooks.add(HookPoint.pattern(layer));
            }
            TraceRequest request = new TraceRequest(hooks, TraceRequest.Logits.LAST);
            trace = model.run(ids, request, cancellation);
            for (int layer = from; layer < to; layer++) {
                cancellation.check();
                reader.accept(trace.get(HookPoint.pattern(layer)), layer);
            }
        }
        return trace.origin();
    }
}
