package dev.glassbox.visualizers.comparison;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Two passes.
 *
 * @param layer whose pattern is wanted; -1 for none
 */
record ComparisonQuestion(
        String model, String prompt, String otherModel, String otherPrompt, int layer)
        implements Question<ComparisonAnswer> {

    @Override
    public ComparisonAnswer answer(OpenModels models, Asking<ComparisonAnswer> asking) {
        TraceAnswer a = pass(models, model, prompt, asking);
        asking.check();
        TraceAnswer b = pass(models, otherModel, otherPrompt, asking);
        Set<String> ids = new LinkedHashSet<>(models.ids());
        ids.addAll(models.moments(model));
        ids.addAll(models.moments(otherModel));
        List<String> offered = new ArrayList<>(ids);
        return new ComparisonAnswer(a, b, offered);
    }

    private TraceAnswer pass(
            OpenModels models, String id, String text, Asking<ComparisonAnswer> asking) {
        Set<HookPoint> hooks = layer < 0 ? Set.of() : Set.of(HookPoint.pattern(layer));
        TraceAnswer pass =
                models.trace(id, text, new TraceRequest(hooks, TraceRequest.Logits.LAST), asking);
        LanguageModel opened = models.get(id);
        if (!opened.writes()) {
            throw Problem.input("analysis.needs-decoder", opened.card().id()).asException();
        }
        return pass;
    }
}
