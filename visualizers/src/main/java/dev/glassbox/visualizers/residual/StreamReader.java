package dev.glassbox.visualizers.residual;

import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the additions to the stream out of a trace. */
final class StreamReader {
    private static final HookPoint EMBED = new HookPoint("hook_embed");
    private static final HookPoint POS_EMBED = new HookPoint("hook_pos_embed");
    static final HookPoint SCALE = new HookPoint("ln_final.hook_scale");

    private final Trace trace;
    private final int layers;
    private final int position;
    private final List<Step> steps = new ArrayList<>();

    StreamReader(Trace trace, int layers, int position) {
        this.trace = trace;
        this.layers = layers;
        this.position = position;
    }

    /** All that is read; a model may lack some. */
    static Set<HookPoint> hooks(int layers) {
        Set<HookPoint> hooks = new LinkedHashSet<>(List.of(EMBED, POS_EMBED, SCALE));
        for (int layer = 0; layer < layers; layer++) {
            for (String hook : List.of("resid_pre", "attn_out", "resid_mid", "mlp_out")) {
                hooks.add(HookPoint.block(layer, "hook_" + hook));
            }
            hooks.add(HookPoint.block(layer, "hook_resid_post"));
        }
        hooks.add(HookPoint.block(layers - 1, "hook_normalized_resid_post"));
        return hooks;
    }

    /** In the order of the pass. */
    List<Step> steps() {
        embeddings();
        for (int layer = 0; layer < layers; layer++) {
            Tensor pre = trace.get(HookPoint.block(layer, "hook_resid_pre")); // [1, pos, D]
            Tensor attended = trace.get(HookPoint.block(layer, "hook_attn_out"));
            Optional<Tensor> mid = trace.find(HookPoint.block(layer, "hook_resid_mid"));
            Optional<Tensor> computed = trace.find(HookPoint.block(layer, "hook_mlp_out"));
            Tensor post = trace.get(HookPoint.block(layer, "hook_resid_post"));
            float[] middle =
                    mid.map(Tensor::values)
                            .orElseGet(
                                    () -> computed.isEmpty() ? post.values() : sum(pre, attended));
            add(Step.Kind.ATTENTION, layer, pre.values(), attended.values(), middle);
            if (computed.isPresent()) {
                // what it was added to: a norm may lie between the two sums of a block
                float[] before = difference(post.values(), computed.get().values());
                add(Step.Kind.MLP, layer, before, computed.get().values(), post.values());
            }
        }
        return steps;
    }

    private void embeddings() {
        Optional<Tensor> tokens = trace.find(EMBED);
        Optional<Tensor> places = trace.find(POS_EMBED);
        if (tokens.isEmpty()) {
            return;
        }
        float[] first = tokens.get().values();
        add(Step.Kind.EMBED, -1, new float[first.length], first, first);
        if (places.isPresent() && places.get().size() == first.length) {
            add(
                    Step.Kind.POSITION,
                    -1,
                    first,
                    places.get().values(),
                    sum(tokens.get(), places.get()));
        }
    }

    private void add(Step.Kind kind, int layer, float[] before, float[] written, float[] after) {
        int count = trace.length();
        int width = written.length / count;
        double[] added = new double[count];
        double[] was = new double[count];
        double[] is = new double[count];
        double[] cosine = new double[count];
        for (int at = 0; at < count; at++) {
            double dot = 0;
            double a = 0;
            double b = 0;
            double c = 0;
            for (int i = at * width; i < (at + 1) * width; i++) {
                dot += (double) written[i] * before[i];
                a += (double) written[i] * written[i];
                b += (double) before[i] * before[i];
                c += (double) after[i] * after[i];
            }
            added[at] = Math.sqrt(a);
            was[at] = Math.sqrt(b);
            is[at] = Math.sqrt(c);
            cosine[at] = dot / Math.sqrt(a) / Math.sqrt(b); // NaN beside a vector of zeros
        }
        int from = position * width;
        steps.add(
                new Step(
                        kind,
                        layer,
                        added,
                        was,
                        is,
                        cosine,
                        Arrays.copyOfRange(written, from, from + width),
                        Arrays.copyOfRange(before, from, from + width)));
    }

    private static float[] sum(Tensor a, Tensor b) {
        float[] sum = a.toArray();
        float[] other = b.values();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    private static float[] difference(float[] a, float[] b) {
        float[] difference = a.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }
}
