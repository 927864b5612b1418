package dev.glassbox.visualizers.playback;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.sampling.Ending;
import dev.glassbox.runtime.sampling.GenerationLimits;
import dev.glassbox.runtime.sampling.GenerationSession;
import dev.glassbox.runtime.sampling.GenerationStep;
import dev.glassbox.runtime.sampling.NextTokens;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text that a model writes on from a prompt, told token by token while it is being written.
 *
 * @param model the id of a model of the library
 * @param prompt the text that is written on from
 * @param tokens how many tokens are written at most
 * @param sampling how each is chosen
 */
record TextQuestion(String model, String prompt, int tokens, SamplingConfig sampling)
        implements Question<TextAnswer> {
    private static final int CHOICES = 10;

    @Override
    public TextAnswer answer(OpenModels models, Asking<TextAnswer> asking) {
        TraceAnswer all =
                models.trace(
                        model, prompt, new TraceRequest(Set.of(), TraceRequest.Logits.ALL), asking);
        LanguageModel opened = models.get(model);
        TraceAnswer pass = lastOnly(all);
        int[] ids = all.trace().ids();
        if (!opened.writes()) {
            return new TextAnswer(pass, List.of(), ids.length, false, Optional.empty());
        }
        List<Told> told = new ArrayList<>(prompt(all, ids));
        asking.soFar(new TextAnswer(pass, told, ids.length, true, Optional.empty()));
        GenerationLimits limits = new GenerationLimits(tokens, opened.description().endIds());
        try (GenerationSession session = new GenerationSession(opened, ids, sampling, limits)) {
            while (session.ending().isEmpty()) {
                asking.check();
                NextTokens next = session.next(session.at(), asking);
                Optional<GenerationStep> step = session.step(asking);
                if (step.isPresent()) {
                    told.add(told(step.get(), next));
                    asking.soFar(new TextAnswer(pass, told, ids.length, true, Optional.empty()));
                }
            }
            Ending ending = session.ending().orElseThrow();
            return new TextAnswer(pass, told, ids.length, true, Optional.of(ending));
        }
    }

    /** The logits of all positions are many; what is told of them is kept instead. */
    private static TraceAnswer lastOnly(TraceAnswer all) {
        Trace trace = all.trace();
        float[] last = trace.lastLogits();
        Tensor logits = Tensor.wrap(last, new int[] {1, 1, last.length}, "batch", "pos", "d_vocab");
        return new TraceAnswer(
                all.card(),
                all.config(),
                all.tokenizer(),
                all.tokens(),
                new Trace(trace.ids(), java.util.Map.of(), logits, trace.origin()));
    }

    private static List<Told> prompt(TraceAnswer all, int[] ids) {
        List<Told> told = new ArrayList<>();
        told.add(new Told(ids[0], Double.NaN, Double.NaN, 0, Double.NaN, List.of()));
        Tensor logits = all.trace().logits();
        for (int position = 1; position < ids.length; position++) {
            NextTokens own = NextTokens.of(logits.row(0, position - 1), 1);
            double[] p = own.probabilities();
            told.add(
                    new Told(
                            ids[position],
                            p[ids[position]],
                            Double.NaN,
                            own.rank(ids[position]),
                            entropy(p),
                            best(own, own)));
        }
        return told;
    }

    private static Told told(GenerationStep step, NextTokens next) {
        NextTokens own = NextTokens.of(next.logits(), 1);
        return new Told(
                step.id(),
                own.probabilities()[step.id()],
                step.p(),
                step.rank(),
                entropy(own.probabilities()),
                best(own, next));
    }

    private static List<Told.Choice> best(NextTokens own, NextTokens left) {
        return own.best(CHOICES).stream()
                .map(
                        candidate ->
                                new Told.Choice(
                                        candidate.id(),
                                        candidate.p(),
                                        left.probabilities()[candidate.id()]))
                .toList();
    }

    /** In bits. */
    static double entropy(double[] p) {
        double nats = 0;
        for (double share : p) {
            nats -= share > 0 ? share * Math.log(share) : 0;
        }
        return Math.max(0, nats / Math.log(2));
    }
}
