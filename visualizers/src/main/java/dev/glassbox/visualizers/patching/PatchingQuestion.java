package dev.glassbox.visualizers.patching;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.KeptResults;
import dev.glassbox.visualizers.api.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The corrupted run with some activations carried over from the clean one, handed on at once; then
 * a run for each activation alone, kept from one gesture to the next.
 */
record PatchingQuestion(
        String model, String prompt, String corrupted, PatchedHook hook, List<Patch> patches)
        implements Question<PatchingAnswer> {

    private static final int PAIRS_KEPT = 8;

    private record Key(
            String weights, List<Integer> clean, List<Integer> corrupted, PatchedHook hook) {}

    /** Fills up from the first cell to the last. */
    private static final class Shares {
        final double[] values;
        int computed;

        Shares(int size) {
            values = new double[size];
            Arrays.fill(values, Double.NaN);
        }
    }

    private static final KeptResults<Key, Shares> KNOWN = new KeptResults<>(PAIRS_KEPT);

    @Override
    public PatchingAnswer answer(OpenModels models, Asking<PatchingAnswer> asking) {
        TraceAnswer corruptRun = models.trace(model, corrupted, TraceRequest.lastLogits(), asking);
        LanguageModel opened = models.get(model);
        if (!opened.writes()) {
            throw Problem.input("analysis.needs-decoder", opened.card().id()).asException();
        }
        int layers = opened.config().nLayers();
        Set<HookPoint> hooks = new LinkedHashSet<>();
        for (int layer = 0; layer < layers; layer++) {
            hooks.add(hook.in(layer));
        }
        TraceRequest all = new TraceRequest(hooks, TraceRequest.Logits.LAST);
        TraceAnswer cleanRun = models.trace(model, prompt, all, asking);
        TraceAnswer light = without(cleanRun);
        int[] ids = corruptRun.trace().ids();
        float[] bottom = corruptRun.trace().lastLogits();
        Restoration restoration = Restoration.of(cleanRun.trace().lastLogits(), bottom);
        boolean same = cleanRun.trace().length() == ids.length;
        boolean there = cleanRun.trace().hooks().containsAll(hooks);
        if (!same || !restoration.differs() || !there) {
            return new PatchingAnswer(light, corruptRun, bottom, new double[0], 0);
        }
        Trace source = cleanRun.trace();
        List<Intervention> byHand = byHand(source, layers);
        float[] patched = byHand.isEmpty() ? bottom : logits(opened, ids, byHand, asking);
        String weights = opened.card().weightsSha256();
        Key key = new Key(weights, boxed(source.ids()), boxed(ids), hook);
        Shares shares = KNOWN.of(key, () -> new Shares(layers * ids.length));
        while (shares.computed < shares.values.length) {
            asking.soFar(answer(light, corruptRun, patched, shares));
            asking.check();
            int layer = shares.computed / ids.length;
            int position = shares.computed % ids.length;
            List<Intervention> one = List.of(patch(source, layer, position));
            shares.values[shares.computed] = restoration.share(logits(opened, ids, one, asking));
            shares.computed++;
        }
        return answer(light, corruptRun, patched, shares);
    }

    private static PatchingAnswer answer(
            TraceAnswer clean, TraceAnswer corrupted, float[] patched, Shares shares) {
        return new PatchingAnswer(
                clean, corrupted, patched, shares.values.clone(), shares.computed);
    }

    private static float[] logits(
            LanguageModel model,
            int[] ids,
            List<Intervention> changes,
            Asking<PatchingAnswer> asking) {
        return model.run(ids, TraceRequest.lastLogits().with(changes), asking).lastLogits();
    }

    /** One change a layer, at all its positions. */
    private List<Intervention> byHand(Trace source, int layers) {
        Map<Integer, List<Integer>> positions = new TreeMap<>();
        for (Patch patch : patches) {
            if (patch.layer() < layers && patch.pos() < source.length()) {
                positions
                        .computeIfAbsent(patch.layer(), layer -> new ArrayList<>())
                        .add(patch.pos());
            }
        }
        List<Intervention> changes = new ArrayList<>();
        positions.forEach(
                (layer, where) ->
                        changes.add(
                                patch(
                                        source,
                                        layer,
                                        where.stream().mapToInt(Integer::intValue).toArray())));
        return changes;
    }

    private Intervention patch(Trace source, int layer, int... positions) {
        HookPoint at = hook.in(layer);
        return Intervention.atPositions(at, new Change.Replace(source.get(at)), positions);
    }

    /** The answer outlives the pass; its activations are not shown. */
    private static TraceAnswer without(TraceAnswer full) {
        Trace trace = full.trace();
        return new TraceAnswer(
                full.card(),
                full.config(),
                full.tokenizer(),
                full.tokens(),
                new Trace(trace.ids(), Map.of(), trace.logits(), trace.origin()));
    }

    private static List<Integer> boxed(int[] ids) {
        return Arrays.stream(ids).boxed().toList();
    }
}
