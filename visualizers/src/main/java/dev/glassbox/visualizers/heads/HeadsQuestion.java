package dev.glassbox.visualizers.heads;

import dev.glassbox.runtime.analysis.AttentionRollout;
import dev.glassbox.runtime.analysis.DeletionAttribution;
import dev.glassbox.runtime.analysis.HeadScores;
import dev.glassbox.runtime.analysis.Progress;
import dev.glassbox.runtime.analysis.TokenAttribution;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a prompt and looks at every head.
 *
 * @param ofAnswer whether attention is compared with what becomes of the answer without each token,
 *     which takes a pass a token
 */
record HeadsQuestion(String model, String prompt, boolean ofAnswer)
        implements Question<HeadsAnswer> {
    /** The seed of the random tokens, said on screen. */
    static final long SEED = 1;

    static final int REPEATED = 16;
    static final int SEQUENCES = 4;

    /** Most cells along a pattern's side. */
    private static final int SIDE = 128;

    /** Most numbers of patterns asked for in one pass, 64 MB. */
    private static final long NUMBERS = 1L << 24;

    @Override
    public HeadsAnswer answer(OpenModels models, Asking<HeadsAnswer> asking) {
        LanguageModel opened = models.get(model);
        TraceAnswer first = models.trace(model, prompt, TraceRequest.lastLogits(), asking);
        Draft draft = new Draft(first);
        int[] ids = first.trace().ids();
        readPatterns(models, opened, draft, asking);
        draft.onPrompt = Optional.of(HeadScores.ofText(opened, ids, asking));
        asking.soFar(draft.answer(false));
        int length = Math.min(REPEATED, first.config().nCtx() / 2);
        if (length >= 2) {
            draft.onRepeated =
                    Optional.of(HeadScores.ofRandomTokens(opened, SEED, length, SEQUENCES, asking));
        }
        if (ofAnswer) {
            asking.soFar(draft.answer(false));
            lookAtAnswer(opened, ids, draft, asking);
        }
        return draft.answer(true);
    }

    private void readPatterns(
            OpenModels models, LanguageModel opened, Draft draft, Asking<HeadsAnswer> asking) {
        int layers = opened.config().nLayers();
        long each = (long) opened.config().nHeads() * draft.length * draft.length;
        int atOnce = (int) Math.max(1, Math.min(layers, NUMBERS / each));
        for (int from = 0; from < layers; from += atOnce) {
            int to = Math.min(layers, from + atOnce);
            Set<HookPoint> hooks = new LinkedHashSet<>();
            for (int layer = from; layer < to; layer++) {
                hooks.add(HookPoint.pattern(layer));
            }
            TraceRequest request = new TraceRequest(hooks, TraceRequest.Logits.LAST);
            Trace trace = models.trace(model, prompt, request, asking).trace();
            for (int layer = from; layer < to; layer++) {
                asking.check();
                draft.add(trace.get(HookPoint.pattern(layer)), opened.writes());
            }
            asking.soFar(draft.answer(false));
        }
    }

    private static void lookAtAnswer(
            LanguageModel opened, int[] ids, Draft draft, Asking<HeadsAnswer> asking) {
        try {
            Tensor rolled = AttentionRollout.of(opened, ids, asking).last();
            for (float share : rolled.row(ids.length - 1)) {
                draft.rollout.add((double) share);
            }
            TokenAttribution lost =
                    DeletionAttribution.of(
                            opened,
                            ids,
                            new LogitTarget(ids.length - 1, draft.target),
                            OptionalInt.empty(),
                            Progress.NONE,
                            asking);
            draft.deletion = Optional.of(lost);
        } catch (IntakeException impossible) {
            draft.whyNot = Optional.of(impossible.problem());
        }
    }

    /** What is known so far. */
    private static final class Draft {
        private final TraceAnswer reading;
        private final int length;
        private final int block;
        private final int side;
        private final int target;
        private final List<double[]> heads = new ArrayList<>();
        private final double[] mean;
        private int headsAdded;
        private final List<Double> rollout = new ArrayList<>();
        private Optional<HeadScores> onPrompt = Optional.empty();
        private Optional<HeadScores> onRepeated = Optional.empty();
        private Optional<TokenAttribution> deletion = Optional.empty();
        private Optional<Problem> whyNot = Optional.empty();

        Draft(TraceAnswer first) {
            Trace trace = first.trace();
            reading =
                    new TraceAnswer(
                            first.card(),
                            first.config(),
                            first.tokenizer(),
                            first.tokens(),
                            new Trace(trace.ids(), Map.of(), trace.logits(), trace.origin()));
            length = trace.length();
            block = (length + SIDE - 1) / SIDE;
            side = (length + block - 1) / block;
            mean = new double[length];
            float[] logits = trace.lastLogits();
            int best = 0;
            for (int id = 1; id < logits.length; id++) {
                best = logits[id] > logits[best] ? id : best;
            }
            target = best;
        }

        /**
         * @param pattern [1, head, query_pos, key_pos]
         * @param causal whether later positions are hidden
         */
        void add(Tensor pattern, boolean causal) {
            for (int head = 0; head < pattern.size(1); head++) {
                double[] cells = new double[side * side];
                java.util.Arrays.fill(cells, Double.NaN);
                for (int query = 0; query < length; query++) {
                    float[] row = pattern.row(0, head, query); // [key_pos]
                    for (int key = 0; key < (causal ? query + 1 : length); key++) {
                        int at = query / block * side + key / block;
                        if (Double.isNaN(cells[at]) || row[key] > cells[at]) {
                            cells[at] = row[key];
                        }
                    }
                    if (query == length - 1) {
                        for (int key = 0; key < length; key++) {
                            mean[key] += row[key];
                        }
                    }
                }
                heads.add(cells);
                headsAdded++;
            }
        }

        HeadsAnswer answer(boolean complete) {
            List<Double> means = new ArrayList<>();
            for (double sum : mean) {
                means.add(headsAdded == 0 ? 0 : sum / headsAdded);
            }
            return new HeadsAnswer(
                    reading,
                    heads,
                    side,
                    block,
                    onPrompt,
                    onRepeated,
                    means,
                    rollout,
                    target,
                    deletion,
                    whyNot,
                    complete);
        }
    }
}
