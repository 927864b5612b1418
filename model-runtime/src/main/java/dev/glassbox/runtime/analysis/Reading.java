package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.Arrays;

/**
 * What a model must read for one position to answer, and where that answer stands.
 *
 * @param ids up to the position where a model writes, else the whole text
 * @param logits which of them to ask for
 * @param row of the logits asked for
 */
record Reading(int[] ids, Logits logits, int row) {

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if the text has no such position, or the
     *     model does not answer with tokens
     */
    static Reading of(LanguageModel model, int[] ids, int position) {
        if (position < 0 || position >= ids.length) {
            throw Problem.input(
                            "analysis.position",
                            model.card().id(),
                            "given",
                            position,
                            "last",
                            ids.length - 1)
                    .asException();
        }
        if (!model.description().labels().isEmpty()) {
            throw Problem.input("analysis.needs-tokens", model.card().id()).asException();
        }
        return model.writes()
                ? new Reading(Arrays.copyOf(ids, position + 1), Logits.LAST, 0)
                : new Reading(ids.clone(), Logits.ALL, position);
    }

    /** The answer, {@code [d_vocab]}. */
    float[] answer(Trace trace) {
        return trace.logits().row(0, row);
    }
}
