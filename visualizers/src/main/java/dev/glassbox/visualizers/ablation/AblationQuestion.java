package dev.glassbox.visualizers.ablation;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.KeptResults;
import dev.glassbox.visualizers.api.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What comes next with some parts off, and what each part does alone. The first is one pass and is
 * handed on at once; the second is a pass a part, the same for whatever is off, and so is kept from
 * one gesture to the next.
 *
 * @param off parts, each at every position
 * @param without pieces of the construction
 */
record AblationQuestion(
        String model, String prompt, List<Part> off, Mode mode, List<Dropped> without)
        implements Question<AblationAnswer> {

    private static final int TEXTS_KEPT = 12;

    private record Key(String weights, List<Integer> ids, Mode mode) {}

    private static final KeptResults<Key, Effects> KNOWN = new KeptResults<>(TEXTS_KEPT);

    @Override
    public AblationAnswer answer(OpenModels models, Asking<AblationAnswer> asking) {
        TraceAnswer clean = models.trace(model, prompt, TraceRequest.lastLogits(), asking);
        LanguageModel opened = models.get(model);
        if (!opened.writes()) {
            throw Problem.input("analysis.needs-decoder", opened.card().id()).asException();
        }
        int[] ids = clean.trace().ids();
        Key key = new Key(opened.card().weightsSha256(), Arrays.stream(ids).boxed().toList(), mode);
        int layers = clean.config().nLayers();
        int heads = clean.config().nHeads();
        Effects effects = KNOWN.of(key, () -> Effects.none(layers, heads));
        List<HookPoint> hooks = opened.hookPoints();
        List<Part> lacking = new ArrayList<>();
        List<Intervention> changes = changes(hooks, clean, lacking);
        float[] after =
                changes.isEmpty()
                        ? clean.trace().lastLogits()
                        : opened.run(ids, TraceRequest.lastLogits().with(changes), asking)
                                .lastLogits();
        Set<Dropped> possible = EnumSet.noneOf(Dropped.class);
        for (Dropped piece : Dropped.values()) {
            if (!piece.changes(hooks).isEmpty()) {
                possible.add(piece);
            }
        }
        float[] before = clean.trace().lastLogits();
        for (int i = 0; i < effects.size(); i++) {
            if (effects.known()[i]) {
                continue;
            }
            asking.soFar(new AblationAnswer(clean, after, lacking, possible, effects.copy()));
            asking.check();
            Part part = effects.part(i);
            if (Effects.there(part, hooks)) {
                TraceRequest request = TraceRequest.lastLogits().with(List.of(part.off(mode)));
                effects.set(i, before, opened.run(ids, request, asking).lastLogits());
            } else {
                effects.skip(i);
            }
        }
        return new AblationAnswer(clean, after, lacking, possible, effects.copy());
    }

    private List<Intervention> changes(
            List<HookPoint> hooks, TraceAnswer clean, List<Part> lacking) {
        List<Intervention> changes = new ArrayList<>();
        for (Part part : off) {
            if (part.isIn(clean.config()) && Effects.there(part, hooks)) {
                changes.add(part.off(mode));
            } else {
                lacking.add(part);
            }
        }
        without.forEach(piece -> changes.addAll(piece.changes(hooks)));
        return changes;
    }
}
