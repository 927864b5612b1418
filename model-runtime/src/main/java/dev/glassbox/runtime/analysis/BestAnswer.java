package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.Set;

/** What a model itself answers: what is explained when nobody names a token. */
public final class BestAnswer {
    private BestAnswer() {}

    /**
     * The likeliest token at a position; of equal ones the smaller id.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the text has no such position, or the
     *     model cannot read it
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static LogitTarget at(
            LanguageModel model, int[] ids, int position, Cancellation cancellation) {
        Reading reading = Reading.of(model, ids, position);
        TraceRequest request = new TraceRequest(Set.of(), reading.logits());
        float[] logits = reading.answer(model.run(reading.ids(), request, cancellation));
        return new LogitTarget(position, new Distribution(logits).best());
    }
}
