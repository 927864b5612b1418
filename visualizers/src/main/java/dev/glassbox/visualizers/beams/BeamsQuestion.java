package dev.glassbox.visualizers.beams;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.sampling.BeamNode;
import dev.glassbox.runtime.sampling.BeamSearch;
import dev.glassbox.runtime.sampling.BeamSettings;
import dev.glassbox.runtime.sampling.BeamTree;
import dev.glassbox.runtime.sampling.GenerationLimits;
import dev.glassbox.runtime.sampling.GenerationListener;
import dev.glassbox.runtime.sampling.GenerationSession;
import dev.glassbox.runtime.sampling.GenerationStep;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Three texts from one prompt: greedy, sampled, and by beam search with its whole tree.
 *
 * @param model the id of a model of the library
 * @param prompt the text that is written on from
 * @param beams how many lines beam search follows
 * @param steps how many tokens are written
 * @param sampling the rules of the sampled text
 */
record BeamsQuestion(String model, String prompt, int beams, int steps, SamplingConfig sampling)
        implements Question<BeamsAnswer> {

    @Override
    public BeamsAnswer answer(OpenModels models, Asking<BeamsAnswer> asking) {
        TraceAnswer pass = models.trace(model, prompt, TraceRequest.lastLogits(), asking);
        LanguageModel opened = models.get(model);
        int[] ids = pass.trace().ids();
        boolean full = ids.length >= opened.config().nCtx();
        boolean cutShort = ids.length + steps > opened.config().nCtx();
        if (!opened.writes() || full) {
            return new BeamsAnswer(
                    pass, List.of(), Optional.empty(), opened.writes() && !full, cutShort);
        }
        GenerationLimits limits = new GenerationLimits(steps, opened.description().endIds());
        List<Line> lines = new ArrayList<>();
        lines.add(written(opened, ids, Way.GREEDY, SamplingConfig.GREEDY, limits, asking));
        asking.soFar(new BeamsAnswer(pass, lines, Optional.empty(), true, cutShort));
        lines.add(written(opened, ids, Way.SAMPLED, sampling, limits, asking));
        asking.soFar(new BeamsAnswer(pass, lines, Optional.empty(), true, cutShort));
        BeamTree tree =
                new BeamSearch(
                                opened,
                                SamplingConfig.GREEDY,
                                new BeamSettings(beams, 1, false),
                                limits)
                        .run(ids, asking);
        lines.add(best(opened, tree, asking));
        return new BeamsAnswer(pass, lines, Optional.of(tree), true, cutShort);
    }

    private static Line written(
            LanguageModel model,
            int[] prompt,
            Way way,
            SamplingConfig config,
            GenerationLimits limits,
            Cancellation cancellation) {
        try (GenerationSession session = new GenerationSession(model, prompt, config, limits)) {
            List<GenerationStep> made =
                    session.play(limits.newTokens(), GenerationListener.NONE, cancellation);
            cancellation.check();
            return line(
                    model,
                    way,
                    session.ids(),
                    prompt.length,
                    made.stream().map(step -> Math.log(step.modelP())).toList(),
                    cancellation);
        }
    }

    /** The best line of all that beam search finished. */
    private static Line best(LanguageModel model, BeamTree tree, Cancellation cancellation) {
        BeamNode end = tree.results().get(0);
        List<Double> logP = new ArrayList<>();
        for (int node = end.node(); node != 0; node = tree.nodes().get(node - 1).parent()) {
            logP.add(0, tree.nodes().get(node - 1).logP());
        }
        return line(model, Way.BEAM, tree.ids(end), tree.prompt().length, logP, cancellation);
    }

    private static Line line(
            LanguageModel model,
            Way way,
            int[] ids,
            int prompt,
            List<Double> logP,
            Cancellation cancellation) {
        Tensor logits =
                model.run(ids, new TraceRequest(Set.of(), TraceRequest.Logits.ALL), cancellation)
                        .logits();
        double again = 0;
        for (int position = prompt; position < ids.length; position++) {
            again += logProbability(logits.row(0, position - 1), ids[position]);
        }
        List<Integer> fresh = Arrays.stream(ids, prompt, ids.length).boxed().toList();
        return new Line(way, fresh, logP, again);
    }

    /** log softmax in plain doubles. */
    static double logProbability(float[] logits, int id) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return logits[id] - largest - Math.log(sum);
    }
}
