package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * t-SNE (van der Maaten and Hinton 2008) with the approximation of Barnes and Hut (van der Maaten
 * 2014): points that are near in the original space attract each other, and all push each other
 * away. Starts from principal components; the first quarter of the steps, 250 at most, exaggerates
 * the attraction. Momentum, gains and learning rate are scikit-learn's.
 */
public final class Tsne implements Layout {
    /** The width of a cell by its distance up to which it counts as one point. */
    static final double ANGLE = 0.5;

    private static final double START = 1e-4; // standard deviation of the first axis
    private static final int CHUNKS = 64; // however many cores: sums are added in one order
    private static final int EXAGGERATED = 250;

    private final int n;
    private final TsneSettings settings;
    private final Affinities affinities;
    private final SpaceTree tree;
    private final double[] positions;
    private final double[] gradient;
    private final double[] pushes; // in Morton order
    private final double[] updates;
    private final double[] gains;
    private final double[] sums = new double[CHUNKS];
    private int done;

    private Tsne(double[] start, Affinities affinities, TsneSettings settings) {
        n = start.length / settings.dims();
        this.settings = settings;
        this.affinities = affinities;
        tree = new SpaceTree(n, settings.dims());
        positions = start;
        gradient = new double[start.length];
        pushes = new double[start.length];
        updates = new double[start.length];
        gains = new double[start.length];
        Arrays.fill(gains, 1);
    }

    /** The largest perplexity for so many points: a third of each one's neighbours, at least 1. */
    public static double largestPerplexity(int points) {
        return Math.max(1, (points - 1) / 3.0);
    }

    /**
     * A layout before its first step.
     *
     * @param rows {@code [n, width]}, finite
     * @param neighbours of the same points, {@link TsneSettings#neighbours} of each; their metric
     *     is the layout's
     * @throws dev.glassbox.runtime.intake.IntakeException with {@code projection.perplexity} if it
     *     is larger than {@link #largestPerplexity}; of one or two points it does not matter
     */
    public static Tsne of(float[] rows, int width, Neighbours neighbours, TsneSettings settings) {
        int n = rows.length / width;
        double largest = largestPerplexity(n);
        if (n > 2 && settings.perplexity() > largest) {
            throw Problem.input(
                            "projection.perplexity",
                            "perplexity",
                            "value",
                            settings.perplexity(),
                            "points",
                            n,
                            "largest",
                            Math.floor(largest * 100) / 100)
                    .asException();
        }
        int wanted = settings.neighbours(n);
        if (n > 1 && (neighbours.size() != n || neighbours.k() < wanted)) {
            throw new IllegalArgumentException(
                    neighbours.k()
                            + " neighbours of "
                            + neighbours.size()
                            + " points for "
                            + wanted
                            + " of "
                            + n);
        }
        Affinities affinities =
                n > 1
                        ? Affinities.of(neighbours, settings.perplexity())
                        : new Affinities(new int[n + 1], new int[0], new double[0]);
        return new Tsne(start(rows, width, settings), affinities, settings);
    }

    /** From given places, for tests. */
    static Tsne from(double[] start, Affinities affinities, TsneSettings settings) {
        return new Tsne(start.clone(), affinities, settings);
    }

    private static double[] start(float[] rows, int width, TsneSettings settings) {
        int dims = settings.dims();
        int n = rows.length / width;
        double[] start = new double[n * dims];
        if (n < 2) {
            return start;
        }
        int given = Math.min(dims, width);
        int[] which = IntStream.range(0, given).toArray();
        float[] places =
                PrincipalComponents.of(rows, width, given, Cancellation.NONE).project(rows, which);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (double) places[i * given] * places[i * given] / n; // their mean is 0
        }
        double scale = squares > 0 ? START / Math.sqrt(squares) : 0;
        // Equal points would never part: a thousandth of the spread tells them from each other.
        double noise = squares > 0 ? START / 1_000 : START;
        Random random = new Random(settings.seed());
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < dims; d++) {
                double place = d < given ? places[i * given + d] * scale : 0;
                start[i * dims + d] = place + noise * random.nextGaussian();
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
        return settings.dims();
    }

    @Override
    public int done() {
        return done;
    }

    @Override
    public int planned() {
        return settings.iterations();
    }

    /** How many of the planned steps exaggerate the attraction. */
    int exaggerated() {
        return Math.min(EXAGGERATED, settings.iterations() / 4);
    }

    @Override
    public void step(Cancellation cancellation) {
        cancellation.check();
        if (done == exaggerated()) {
            Arrays.fill(updates, 0);
            Arrays.fill(gains, 1);
        }
        boolean early = done < exaggerated();
        gradient(early ? settings.earlyExaggeration() : 1, ANGLE, cancellation);
        double momentum = early ? 0.5 : 0.8;
        double rate = settings.rate(n);
        for (int i = 0; i < positions.length; i++) {
            double slope = gradient[i];
            gains[i] = Math.max(0.01, updates[i] * slope < 0 ? gains[i] + 0.2 : gains[i] * 0.8);
            updates[i] = momentum * updates[i] - rate * gains[i] * slope;
            positions[i] += updates[i];
        }
        done++;
    }

    /**
     * The gradient of the Kullback-Leibler divergence where the points are now.
     *
     * @param exaggeration of the attraction
     * @param angle see {@link SpaceTree#repel}
     * @return {@code [n, dims]}, overwritten by the next call
     */
    double[] gradient(double exaggeration, double angle, Cancellation cancellation) {
        double whole = push(angle, cancellation);
        int dims = settings.dims();
        double share = whole > 0 ? 1 / whole : 0;
        IntStream.range(0, CHUNKS)
                .parallel()
                .forEach(
                        chunk -> {
                            cancellation.check();
                            for (int place = from(chunk); place < from(chunk + 1); place++) {
                                pull(tree.point(place), place, exaggeration, share, dims);
                            }
                        });
        return gradient;
    }

    /** Fills the pushes; the sum of q over all pairs, each counted twice. */
    private double push(double angle, Cancellation cancellation) {
        tree.build(positions);
        int dims = settings.dims();
        IntStream.range(0, CHUNKS)
                .parallel()
                .forEach(
                        chunk -> {
                            cancellation.check();
                            double sum = 0;
                            for (int place = from(chunk); place < from(chunk + 1); place++) {
                                sum += tree.repel(place, angle, pushes, place * dims);
                            }
                            sums[chunk] = sum;
                        });
        double whole = 0;
        for (double sum : sums) {
            whole += sum;
        }
        return whole;
    }

    private void pull(int i, int place, double exaggeration, double share, int dims) {
        int own = i * dims;
        double x = positions[own];
        double y = positions[own + 1];
        double z = dims == 3 ? positions[own + 2] : 0;
        double fx = 0;
        double fy = 0;
        double fz = 0;
        for (int at = affinities.starts()[i]; at < affinities.starts()[i + 1]; at++) {
            int other = affinities.ids()[at] * dims;
            double dx = x - positions[other];
            double dy = y - positions[other + 1];
            double dz = dims == 3 ? z - positions[other + 2] : 0;
            double pull = affinities.values()[at] / (1 + dx * dx + dy * dy + dz * dz);
            fx += pull * dx;
            fy += pull * dy;
            fz += pull * dz;
        }
        int pushed = place * dims;
        gradient[own] = 4 * (exaggeration * fx - share * pushes[pushed]);
        gradient[own + 1] = 4 * (exaggeration * fy - share * pushes[pushed + 1]);
        if (dims == 3) {
            gradient[own + 2] = 4 * (exaggeration * fz - share * pushes[pushed + 2]);
        }
    }

    /**
     * The Kullback-Leibler divergence of the drawing from the original nearness, in nats, without
     * exaggeration: what the steps bring down. 0 or more, up to the approximation's error; costs
     * about as much as a step.
     */
    public double divergence() {
        return divergence(ANGLE);
    }

    double divergence(double angle) {
        double whole = push(angle, Cancellation.NONE);
        int dims = settings.dims();
        IntStream.range(0, CHUNKS)
                .parallel()
                .forEach(
                        chunk -> {
                            double sum = 0;
                            for (int i = from(chunk); i < from(chunk + 1); i++) {
                                for (int at = affinities.starts()[i];
                                        at < affinities.starts()[i + 1];
                                        at++) {
                                    double p = affinities.values()[at];
                                    int other = affinities.ids()[at];
                                    double square = 0;
                                    for (int d = 0; d < dims; d++) {
                                        double apart =
                                                positions[i * dims + d]
                                                        - positions[other * dims + d];
                                        square += apart * apart;
                                    }
                                    if (p > 0) {
                                        sum += p * Math.log(p * (1 + square) * whole);
                                    }
                                }
                            }
                            sums[chunk] = sum;
                        });
        double divergence = 0;
        for (double sum : sums) {
            divergence += sum;
        }
        return divergence;
    }

    private int from(int chunk) {
        return (int) ((long) n * chunk / CHUNKS);
    }

    @Override
    public float[] positions() {
        float[] copy = new float[positions.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (float) positions[i];
        }
        return copy;
    }
}
