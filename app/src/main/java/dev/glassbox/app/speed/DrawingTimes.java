package dev.glassbox.app.speed;

import dev.glassbox.runtime.bench.Limit;
import dev.glassbox.runtime.bench.Measure;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.visualizers.scale.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long the large pictures take from new numbers to pixels. Asked on a thread that may wait;
 * each drawing is a turn of its own on the JavaFX thread, which so never stands still for long.
 */
public final class DrawingTimes {
    private static final int ROUNDS = 9;
    private static final long POLL_MILLIS = 200;
    private static final double FRAME_MILLIS = 1000.0 / 60;

    private final Executor fx;

    /**
     * @param fx runs actions on the JavaFX thread
     */
    public DrawingTimes(Executor fx) {
        this.fx = fx;
    }

    /**
     * Draws and measures.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public List<Measure> measure(Palette palette, Cancellation cancellation) {
        SamplePictures pictures = onFx(() -> new SamplePictures(palette), cancellation);
        List<Measure> measures = new ArrayList<>();
        measures.add(time("heatmap_1024", 1024, pictures::heatmap, cancellation));
        measures.add(time("heads_144", 144, pictures::heads, cancellation));
        measures.add(time("points_100000", 100_000, pictures::points, cancellation));
        measures.add(time("line_1000000", 1_000_000, pictures::line, cancellation));
        return measures;
    }

    private Measure time(String name, int n, Runnable draw, Cancellation cancellation) {
        double[] millis = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) { // the first warms up
            cancellation.check();
            double took = onFx(() -> millis(draw), cancellation);
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

    /** Waits for an answer of the JavaFX thread, but not for one that will never come. */
    private <T> T onFx(Callable<T> work, Cancellation cancellation) {
        FutureTask<T> task = new FutureTask<>(work);
        fx.execute(task);
        while (true) {
            try {
                return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                cancellation.check();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                throw new IllegalStateException("drawing failed", e.getCause());
            }
        }
    }

    private static double millis(Runnable draw) {
        long start = System.nanoTime();
        draw.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
