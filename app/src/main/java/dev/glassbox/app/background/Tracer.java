package dev.glassbox.app.background;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.visualizers.api.Need;

/** Computes traces. Used on the model thread only. */
@FunctionalInterface
public interface Tracer {
    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if the model or the prompt cannot be read
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    TraceAnswer trace(Need.OfTrace need, Cancellation cancellation);
}
