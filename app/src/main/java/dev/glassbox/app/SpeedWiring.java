package dev.glassbox.app;

import dev.glassbox.app.speed.DrawingTimes;
import dev.glassbox.runtime.bench.Bench;
import dev.glassbox.runtime.bench.BenchListener;
import dev.glassbox.runtime.bench.BenchReport;
import dev.glassbox.runtime.bench.Scale;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.visualizers.scale.Palette;
import java.util.concurrent.Executor;

/** Wires the check of how fast this machine is. */
final class SpeedWiring {
    /** How much of a check is done when only the drawing is left. */
    private static final double DRAWING_AT = 0.97;

    /** How much when only the visualizers' pictures are. */
    private static final double PICTURES_AT = 0.98;

    private final Wiring wiring;

    SpeedWiring(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * Measures, on the calling thread and on the JavaFX thread in turn.
     *
     * @param drawing runs actions on the JavaFX thread
     * @param all also what takes long
     */
    BenchReport measure(
            Executor drawing, boolean all, BenchListener listener, Cancellation cancellation) {
        BenchReport report =
                new Bench(wiring.models(), Scale.standard(all)).run(listener, cancellation);
        Palette palette = wiring.themes().all().get(0).palette();
        DrawingTimes times = new DrawingTimes(drawing);
        listener.at(DRAWING_AT, "draw-ms");
        BenchReport drawn = report.plus(times.measure(palette, cancellation));
        listener.at(PICTURES_AT, "picture-ms");
        try (OpenModels models = new OpenModels(wiring.models(), Wiring.MODELS_OPEN)) {
            return drawn.plus(
                    times.pictures(
                            wiring.visualizers(),
                            models,
                            palette,
                            wiring.messages(),
                            cancellation));
        }
    }
}
