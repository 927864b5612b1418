package dev.glassbox.visualizers.modelmap;

import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ribbons are as wide as, and what the strips are coloured by: read from one pass, nothing
 * invented.
 *
 * @param layers by layer, the whole model's ribbons
 * @param embed the length of each token's embedding, without position
 * @param positions the length of each position's row; none where no row is learned
 * @param last the length of the stream after the last block
 * @param strips the tensors inside what is opened, by part
 * @param widest the largest length of the stream anywhere: what the widest ribbon stands for
 */
record PassNumbers(
        List<Layer> layers,
        Optional<double[]> embed,
        Optional<double[]> positions,
        double[] last,
        Map<String, Strip> strips,
        double widest) {

    /**
     * One block from outside: lengths of vectors, one a position.
     *
     * @param pre the stream before the block
     * @param mid the stream between attention and MLP, where there is such a place
     * @param attention what attention adds
     * @param mlp what the MLP adds; none where there is no MLP
     * @param pattern the drawn head's weights, query by key; none where they were not kept
     */
    record Layer(
            double[] pre,
            Optional<double[]> mid,
            double[] attention,
            Optional<double[]> mlp,
            Optional<Strip> pattern) {}

    PassNumbers {
        layers = List.copyOf(layers);
        strips = Map.copyOf(strips);
    }

    static PassNumbers of(Anatomy anatomy, MapPath path, int head, Trace trace) {
        List<Layer> layers = new ArrayList<>();
        int count = anatomy.config().nLayers();
        double widest = 0;
        for (int at = 0; at < count; at++) {
            Layer layer = layer(trace, at, head, anatomy);
            layers.add(layer);
            widest =
                    Math.max(
                            widest,
                            Math.max(
                                    largest(layer.pre()),
                                    layer.mid().map(PassNumbers::largest).orElse(0.0)));
        }
        double[] last =
                norms(trace, HookPoint.block(count - 1, "hook_normalized_resid_post"))
                        .or(() -> norms(trace, HookPoint.block(count - 1, "hook_resid_post")))
                        .orElseGet(() -> layers.get(count - 1).pre());
        widest = Math.max(widest, largest(last));
        return new PassNumbers(
                layers,
                norms(trace, Anatomy.EMBED),
                norms(trace, Anatomy.POSITIONS),
                last,
                new Opened(anatomy, path, head, trace).strips(),
                widest == 0 ? 1 : widest);
    }

    private static Layer layer(Trace trace, int at, int head, Anatomy anatomy) {
        return new Layer(
                norms(trace, HookPoint.block(at, "hook_resid_pre")).orElseThrow(),
                norms(trace, HookPoint.block(at, "hook_resid_mid")),
                norms(trace, HookPoint.block(at, "hook_attn_out")).orElseThrow(),
                norms(trace, HookPoint.block(at, "hook_mlp_out")),
                head >= anatomy.config().nHeads()
                        ? Optional.empty()
                        : trace.find(HookPoint.pattern(at)).map(t -> Strip.ofSquare(t, head)));
    }

    private static Optional<double[]> norms(Trace trace, HookPoint hook) {
        return trace.find(hook).map(tensor -> Strip.of(tensor).norms());
    }

    /** The largest finite one. */
    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            if (!Double.isNaN(value) && !Double.isInfinite(value)) {
                largest = Math.max(largest, value);
            }
        }
        return largest;
    }

    /** How many numbers of the opened part, or of the stream, are not numbers. */
    int broken() {
        int broken = 0;
        for (Strip strip : strips.values()) {
            broken += strip.broken();
        }
        for (Layer layer : layers) {
            for (double value : layer.pre()) {
                broken += Double.isNaN(value) ? 1 : 0;
            }
        }
        return broken;
    }

    /** Reads the tensors inside what is opened. */
    private record Opened(Anatomy anatomy, MapPath path, int head, Trace trace) {
        Map<String, Strip> strips() {
            Map<String, Strip> strips = new LinkedHashMap<>();
            if (path.kind() == MapPath.Kind.UNEMBED) {
                trace.find(Anatomy.LAST_NORMALIZED)
                        .ifPresent(tensor -> strips.put("norm", Strip.of(tensor)));
            }
            if (path.layer() < 0 || path.layer() >= anatomy.config().nLayers()) {
                return strips;
            }
            Map<String, String> whole = new LinkedHashMap<>();
            whole.put("x", "hook_resid_pre");
            whole.put("ln1", "ln1.hook_normalized");
            whole.put("attn", "hook_attn_out");
            whole.put("mid", "hook_resid_mid");
            whole.put("ln2", "ln2.hook_normalized");
            whole.put("mlp_pre", "mlp.hook_pre");
            whole.put("mlp", "mlp.hook_post");
            whole.put("mlp_out", "hook_mlp_out");
            whole.put("post", "hook_resid_post");
            whole.forEach(
                    (part, hook) ->
                            put(
                                    strips,
                                    part,
                                    find(HookPoint.block(path.layer(), hook)).map(Strip::of)));
            heads(strips);
            return strips;
        }

        private void heads(Map<String, Strip> strips) {
            int layer = path.layer();
            Optional<Tensor> q = find(HookPoint.rotQ(layer)).or(() -> find(HookPoint.q(layer)));
            Optional<Tensor> k = find(HookPoint.rotK(layer)).or(() -> find(HookPoint.k(layer)));
            boolean one = path.head() >= 0;
            int group = one && head < anatomy.config().nHeads() ? anatomy.group(head) : 0;
            if (head < anatomy.config().nHeads()) {
                put(
                        strips,
                        "scores",
                        find(HookPoint.attnScores(layer)).map(t -> Strip.ofSquare(t, head)));
                put(
                        strips,
                        "pattern",
                        find(HookPoint.pattern(layer)).map(t -> Strip.ofSquare(t, head)));
            }
            boolean alone = one && head < anatomy.config().nHeads();
            put(strips, "q", q.map(t -> alone ? Strip.ofHead(t, head) : Strip.of(t)));
            put(strips, "k", k.map(t -> alone ? Strip.ofHead(t, group) : Strip.of(t)));
            put(
                    strips,
                    "v",
                    find(HookPoint.v(layer))
                            .map(t -> alone ? Strip.ofHead(t, group) : Strip.of(t)));
            put(
                    strips,
                    "z",
                    find(HookPoint.z(layer)).map(t -> alone ? Strip.ofHead(t, head) : Strip.of(t)));
        }

        private Optional<Tensor> find(HookPoint hook) {
            return trace.find(hook);
        }

        private void put(Map<String, Strip> strips, String part, Optional<Strip> strip) {
            strip.ifPresent(s -> strips.put("block." + path.layer() + "." + part, s));
        }
    }
}
