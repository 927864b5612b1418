package dev.glassbox.app.speed;

import dev.glassbox.runtime.bench.BenchListener;
import dev.glassbox.runtime.bench.BenchReport;
import dev.glassbox.runtime.trace.Cancellation;

/** Measures everything once: what the machine can do, the runtime, the drawing. */
@FunctionalInterface
public interface SpeedCheck {
    /**
     * Called on a thread that may wait.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the engine cannot start
     * @throws java.util.concurrent.CancellationException if cancelled, within some seconds
     */
    BenchReport run(BenchListener listener, Cancellation cancellation);
}
