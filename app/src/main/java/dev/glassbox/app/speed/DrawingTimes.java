package dev.glassbox.app.speed;

import dev.glassbox.runtime.bench.Limit;
import dev.glassbox.runtime.bench.Measure;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import dev.glassbox.visualizers.scale.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * How long the large pictures take from new numbers to pixels. Asked on a thread that may wait;
 * each drawing is a turn of its own on the JavaFX thread, which so never stands still for long.
 */
public final class DrawingTimes {
    private static final int ROUNDS = 9;
    private static final double FRAME_MILLIS = 1000.0 / 60;

    private final FxTurns fx;

    /**
     * @param fx runs actions on the JavaFX thread
     */
    public DrawingTimes(Executor fx) {
        this.fx = new FxTurns(fx);
    }

    /**
     * Draws and measures.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public List<Measure> measure(Palette palette, Cancellation cancellation) {
        SamplePictures pictures = fx.ask(() -> new SamplePictures(palette), cancellation);
        List<Measure> measures = new ArrayList<>();
        measures.add(time("heatmap_1024", 1024, pictures::heatmap, cancellation));
        measures.add(time("heads_144", 144, pictures::heads, cancellation));
        measures.add(time("points_100000", 100_000, pictures::points, cancellation));
        measures.add(time("line_1000000", 1_000_000, pictures::line, cancellation));
        return measures;
    }

    /**
     * From a key typed to the new picture, for every visualizer that reads a prompt.
     *
     * @param models belong to the calling thread
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public List<Measure> pictures(
            VisualizerCatalog visualizers,
            OpenModels models,
            Palette palette,
            Texts texts,
            Cancellation cancellation) {
        return new PictureTimes(fx, visualizers).measure(models, palette, texts, cancellation);
    }

    private Measure time(String name, int n, Runnable draw, Cancellation cancellation) {
        double[] millis = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) { // the first warms up
            cancellation.check();
            double took = fx.ask(() -> millis(draw), cancellation);
            millis[Math.max(0, round)] = took;
        }
        Arrays.sort(millis);
        String what = "draw-" + name.substring(0, name.indexOf('_'));
        return Measure.beside(
                "draw_ms." + name,
                what,
                n,
                millis[ROUNDS / 2],
                "ms",
                Limit.of(Limit.Kind.FRAME, FRAME_MILLIS));
    }

    private static double millis(Runnable draw) {
        long start = System.nanoTime();
        draw.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
