package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;

/**
 * UMAP (McInnes, Healy, Melville 2018): points that belong together in the original space draw each
 * other near, and points drawn by lot push each other away. A step is one epoch: an edge is taken
 * in as many of the epochs as its strength is of the strongest one's, each time with a few points
 * to push away, and the steps' length falls in a straight line. Where umap-learn and the paper
 * differ, this follows umap-learn.
 *
 * <p>Runs on one thread, in a fixed order.
 */
public final class Umap implements Layout {
    private static final double FARTHEST_STEP = 4; // of one coordinate, before the rate
    private static final double SOFT = 1e-3; // keeps the push of points that touch finite
    private static final long GOLDEN = 0x9E3779B97F4A7C15L; // as in SplitMix64
    private static final int EDGES_BETWEEN_CHECKS = 1 << 14;

    private final UmapSettings settings;
    private final int n;
    private final int neighbours;
    private final int components;
    private final int planned;
    private final double b; // of the curve
    private final PowerTable powers; // a square^b
    private final int[] heads; // of the edges that are ever taken, [edges]
    private final int[] tails;
    private final float[] periods; // epochs from one taking of an edge to the next
    private final float[] due; // the epoch when an edge is taken next
    private final float[] dueNegative; // the epoch up to which its pushes are made
    private final float[] positions; // [n, dims]
    private int done;

    private Umap(
            int n,
            int neighbours,
            int components,
            UmapSettings settings,
            FuzzyGraph graph,
            float[] positions) {
        this.n = n;
        this.neighbours = neighbours;
        this.components = components;
        this.settings = settings;
        this.planned = settings.epochsFor(n);
        UmapCurve curve = UmapCurve.fit(settings.minDist(), settings.spread());
        this.b = curve.b();
        this.powers = new PowerTable(curve.a(), b);
        this.positions = positions;
        float strongest = 0;
        for (float weight : graph.weights) {
            strongest = Math.max(strongest, weight);
        }
        float least = strongest / planned; // what is weaker is never taken
        int count = 0;
        for (float weight : graph.weights) {
            count += weight >= least ? 1 : 0;
        }
        heads = new int[count];
        tails = new int[count];
        periods = new float[count];
        int next = 0;
        for (int point = 0; point < n; point++) {
            for (int e = graph.starts[point]; e < graph.starts[point + 1]; e++) {
                if (graph.weights[e] >= least) {
                    heads[next] = point;
                    tails[next] = graph.ends[e];
                    periods[next++] = strongest / graph.weights[e];
                }
            }
        }
        due = new float[count];
        dueNegative = new float[count];
        for (int e = 0; e < count; e++) {
            due[e] = periods[e];
            dueNegative[e] = periods[e] / Math.max(1, settings.negatives());
        }
    }

    /**
     * The start.
     *
     * @param rows {@code [n, width]}, all finite
     * @param neighbours of each row by the settings' metric, at least one less than the settings'
     *     neighbours (a neighbourhood holds its own middle), or all other rows where they are fewer
     */
    public static Umap of(float[] rows, int width, Neighbours neighbours, UmapSettings settings) {
        return of(rows, width, neighbours, settings, Cancellation.NONE);
    }

    /**
     * The same, which can be cancelled.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Umap of(
            float[] rows,
            int width,
            Neighbours neighbours,
            UmapSettings settings,
            Cancellation cancellation) {
        if (width < 1 || rows.length % width != 0) {
            throw new IllegalArgumentException(rows.length + " numbers in rows of " + width);
        }
        int n = rows.length / width;
        int hood = Math.min(n, settings.neighbours());
        int others = Math.max(0, hood - 1);
        if (neighbours.k() < others || (others > 0 && neighbours.size() != n)) {
            throw new IllegalArgumentException(
                    neighbours.k() + " neighbours of " + neighbours.size() + " for " + n + " rows");
        }
        if (n == 0) {
            FuzzyGraph none = new FuzzyGraph(new int[1], new int[0], new float[0]);
            return new Umap(0, 0, 0, settings, none, new float[0]);
        }
        FuzzyGraph graph = FuzzyGraph.of(n, neighbours, others, cancellation);
        int[][] components = graph.components();
        float[] start = UmapStart.of(graph, components, rows, width, settings, cancellation);
        return new Umap(n, hood, components.length, settings, graph, start);
    }

    @Override
    public int size() {
        return n;
    }

    @Override
    public int dims() {
        return settings.dims();
    }

    @Override
    public int done() {
        return done;
    }

    @Override
    public int planned() {
        return planned;
    }

    /** How many points a neighbourhood holds: the settings', or all there are. */
    public int neighbours() {
        return neighbours;
    }

    /**
     * How many parts of the data no neighbourhood links: how far from each other those are drawn
     * says nothing.
     */
    public int components() {
        return components;
    }

    @Override
    public float[] positions() {
        return positions.clone();
    }

    @Override
    public void step(Cancellation cancellation) {
        cancellation.check();
        int epoch = done + 1;
        double rate =
                settings.learningRate() * (1 - (double) Math.min(done, planned - 1) / planned);
        long random = CounterRandom.of(settings.seed()).at("umap").at(epoch).bits();
        for (int e = 0; e < heads.length; e++) {
            if (e % EDGES_BETWEEN_CHECKS == 0) {
                cancellation.check();
            }
            if (due[e] > epoch) {
                continue;
            }
            pull(heads[e], tails[e], rate);
            due[e] += periods[e];
            if (settings.negatives() == 0) {
                continue;
            }
            float period = periods[e] / settings.negatives();
            int pushes = (int) ((epoch - dueNegative[e]) / period);
            for (int p = 0; p < pushes; p++) {
                random += GOLDEN;
                push(heads[e], below(n, mix(random)), rate);
            }
            dueNegative[e] += pushes * period;
        }
        done = epoch;
    }

    /** Draws both ends of an edge near. */
    private void pull(int head, int tail, double rate) {
        double square = square(head, tail);
        if (square == 0) {
            return;
        }
        double power = powers.of((float) square);
        double pull = -2 * b / (square + square / power); // an endless power too
        int dims = settings.dims();
        for (int d = 0; d < dims; d++) {
            double step = positions[head * dims + d] - positions[tail * dims + d];
            float move = (float) (clipped(pull * step) * rate);
            positions[head * dims + d] += move;
            positions[tail * dims + d] -= move;
        }
    }

    /** Pushes a point away from another, which stays. */
    private void push(int head, int other, double rate) {
        double square = square(head, other);
        if (square == 0) {
            return;
        }
        double power = powers.of((float) square);
        double push = 2 * b / ((SOFT + square) * (power + 1));
        int dims = settings.dims();
        for (int d = 0; d < dims; d++) {
            double step = positions[head * dims + d] - positions[other * dims + d];
            positions[head * dims + d] += (float) (clipped(push * step) * rate);
        }
    }

    private double square(int one, int other) {
        int dims = settings.dims();
        double sum = 0;
        for (int d = 0; d < dims; d++) {
            double step = positions[one * dims + d] - positions[other * dims + d];
            sum += step * step;
        }
        return sum;
    }

    private static double clipped(double step) {
        return Math.max(-FARTHEST_STEP, Math.min(FARTHEST_STEP, step));
    }

    /** One of the numbers from 0 to below n. */
    private static int below(int n, long bits) {
        return (int) (((bits >>> Integer.SIZE) * n) >>> Integer.SIZE);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
