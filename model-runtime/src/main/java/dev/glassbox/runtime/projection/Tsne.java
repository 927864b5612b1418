package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * t-distributed stochastic neighbour embedding, with repulsion by groups (van der Maaten,
 * "Accelerating t-SNE using tree-based algorithms", 2014). Begins with the first principal
 * components, which keeps the whole in its place (Kobak and Berens 2019).
 */
public final class Tsne implements Layout {
    private static final double ANGLE = 0.5; // theta
    private static final int EXAGGERATED = 250; // steps
    private static final double START = 1e-4; // standard deviation of the first axis
    private static final double SLOW = 0.5; // momentum while exaggerated
    private static final double FAST = 0.8;
    private static final double LEAST_GAIN = 0.01;
    private static final int CHUNKS = 64; // however many cores: sums are added in one order

    private final TsneSettings settings;
    private final int n;
    private final int dims;
    private final Affinities pulls;
    private final RepulsionTree tree;
    private final double[] positions;
    private final double[] moves;
    private final double[] gains;
    private final double[] pushed;
    private final double[] pulled;
    private final double[] sums = new double[CHUNKS];
    private int done;

    private Tsne(TsneSettings settings, int n, Affinities pulls, double[] start) {
        this.settings = settings;
        this.n = n;
        this.pulls = pulls;
        dims = settings.dims();
        tree = new RepulsionTree(dims, n);
        positions = start;
        moves = new double[n * dims];
        gains = new double[n * dims];
        Arrays.fill(gains, 1);
        pushed = new double[n * dims];
        pulled = new double[n * dims];
    }

    /**
     * The start.
     *
     * @param rows {@code [n, width]}, finite
     * @param neighbours of each row, {@link TsneSettings#neighbours} of them or all others
     * @throws dev.glassbox.runtime.intake.IntakeException if there are too few points for the
     *     perplexity
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Tsne of(
            float[] rows,
            int width,
            Neighbours neighbours,
            TsneSettings settings,
            Cancellation cancellation) {
        int n = rows.length / width;
        settings.check(n);
        Affinities pulls = Affinities.of(n, neighbours, settings.perplexity());
        return new Tsne(settings, n, pulls, start(rows, width, settings, cancellation));
    }

    private static double[] start(
            float[] rows, int width, TsneSettings settings, Cancellation cancellation) {
        int dims = settings.dims();
        int n = rows.length / width;
        PrincipalComponents axes = PrincipalComponents.of(rows, width, dims, cancellation);
        int there = axes.components().length;
        float[] places = axes.project(rows, IntStream.range(0, there).toArray());
        double square = 0;
        for (int i = 0; i < n; i++) {
            square += (double) places[i * there] * places[i * there];
        }
        double scale = square > 0 ? START / Math.sqrt(square / n) : 0;
        CounterRandom random = CounterRandom.of(settings.seed()).at("t-SNE");
        double[] start = new double[n * dims];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < dims; d++) {
                double place = d < there ? places[i * there + d] * scale : 0;
                // Points that begin in one place are pulled and pushed alike and would never part.
                double apart = START * 1e-3 * random.at(i).at(d).gaussian();
                start[i * dims + d] = place + apart;
            }
        }
        return start;
    }

    @Override
    public int size() {
        return n;
    }

    @Override
    public int dims() {
        return dims;
    }

    @Override
    public int done() {
        return done;
    }

    @Override
    public int planned() {
        return settings.iterations();
    }

    @Override
    public float[] positions() {
        float[] copy = new float[positions.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (float) positions[i];
        }
        return copy;
    }

    @Override
    public void step(Cancellation cancellation) {
        cancellation.check();
        double exaggeration = done < EXAGGERATED ? settings.earlyExaggeration() : 1;
        double total = forces();
        double momentum = done < EXAGGERATED ? SLOW : FAST;
        double rate = settings.rate(n);
        for (int i = 0; i < positions.length; i++) {
            double gradient = 4 * (exaggeration * pulled[i] - pushed[i] / total);
            boolean turns = gradient * moves[i] < 0;
            gains[i] = Math.max(LEAST_GAIN, turns ? gains[i] + 0.2 : gains[i] * 0.8);
            moves[i] = momentum * moves[i] - rate * gains[i] * gradient;
            positions[i] += moves[i];
        }
        centre();
        done++;
    }

    /**
     * Pulls and pushes of every point where it is now.
     *
     * @return the sum over all pairs of 1 / (1 + squared distance)
     */
    private double forces() {
        tree.build(positions, n);
        IntStream.range(0, CHUNKS)
                .parallel()
                .forEach(
                        chunk -> {
                            int[] stack = new int[tree.stackSize()];
                            double[] force = new double[dims];
                            double sum = 0;
                            int end = (int) ((long) n * (chunk + 1) / CHUNKS);
                            for (int i = (int) ((long) n * chunk / CHUNKS); i < end; i++) {
                                sum += tree.push(positions, i, ANGLE * ANGLE, stack, force);
                                System.arraycopy(force, 0, pushed, i * dims, dims);
                                pull(i);
                            }
                            sums[chunk] = sum;
                        });
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        return Math.max(total, Double.MIN_NORMAL);
    }

    private void pull(int i) {
        int at = i * dims;
        double x = positions[at];
        double y = positions[at + 1];
        double z = dims == 3 ? positions[at + 2] : 0;
        double fx = 0;
        double fy = 0;
        double fz = 0;
        for (int e = pulls.starts[i]; e < pulls.starts[i + 1]; e++) {
            int other = pulls.ends[e] * dims;
            double dx = x - positions[other];
            double dy = y - positions[other + 1];
            double dz = dims == 3 ? z - positions[other + 2] : 0;
            double by = pulls.values[e] / (1 + dx * dx + dy * dy + dz * dz);
            fx += by * dx;
            fy += by * dy;
            fz += by * dz;
        }
        pulled[at] = fx;
        pulled[at + 1] = fy;
        if (dims == 3) {
            pulled[at + 2] = fz;
        }
    }

    private void centre() {
        for (int d = 0; d < dims; d++) {
            double mean = 0;
            for (int i = d; i < positions.length; i += dims) {
                mean += positions[i] / n;
            }
            for (int i = d; i < positions.length; i += dims) {
                positions[i] -= mean;
            }
        }
    }

    /** The gradient of {@link #divergence} where the points are now, {@code [n, dims]}. */
    double[] gradient() {
        double total = forces();
        double[] gradient = new double[positions.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = 4 * (pulled[i] - pushed[i] / total);
        }
        return gradient;
    }

    /**
     * How much the drawing still differs from the neighbourhoods: the Kullback-Leibler divergence of
     * its joint probabilities from theirs, in nats, without exaggeration.
     */
    public double divergence() {
        double total = forces();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int e = pulls.starts[i]; e < pulls.starts[i + 1]; e++) {
                double square = 0;
                for (int d = 0; d < dims; d++) {
                    double difference =
                            positions[i * dims + d] - positions[pulls.ends[e] * dims + d];
                    square += difference * difference;
                }
                double p = pulls.values[e];
                if (p > 0) {
                    sum += p * Math.log(p * (1 + square) * total);
                }
            }
        }
        return sum;
    }
}
