package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which points belong together and how strongly, as UMAP sees it (McInnes, Healy, Melville 2018,
 * section 3.1 and algorithms 2 and 3): each point measures by its own scale, {@code exp(-(d - rho)
 * / sigma)}, with rho the distance of its nearest neighbour and sigma such that the strengths of
 * its neighbourhood add up to log2 of its size; what two points say of each other is united, {@code
 * p + q - p q}.
 *
 * <p>Symmetric, bit for bit; no point belongs to itself; stored row by row, each in the order of
 * the ends' numbers. Immutable: the arrays must not be written to.
 */
final class FuzzyGraph {
    private static final int HALVINGS = 64;
    private static final double TOLERANCE = 1e-5; // of the sum of strengths, as in umap-learn
    private static final double LEAST_SCALE = 1e-3; // sigma, in mean distances, as there

    /** Where each point's row begins, {@code [n + 1]}. */
    final int[] starts;

    /** The other end of each edge. */
    final int[] ends;

    /** How strongly, above 0 to 1. */
    final float[] weights;

    FuzzyGraph(int[] starts, int[] ends, float[] weights) {
        this.starts = starts;
        this.ends = ends;
        this.weights = weights;
    }

    int size() {
        return starts.length - 1;
    }

    /**
     * The graph of n points.
     *
     * @param others how many of the neighbours count, nearest first; the neighbourhood is larger by
     *     the point itself
     */
    static FuzzyGraph of(int n, Neighbours neighbours, int others, Cancellation cancellation) {
        float[] strengths = strengths(n, neighbours, others, cancellation);
        return union(n, neighbours, others, strengths, cancellation);
    }

    /** How strongly each point says that its neighbours belong to it, {@code [n, others]}. */
    static float[] strengths(int n, Neighbours near, int others, Cancellation cancellation) {
        double sum = 0;
        for (int point = 0; point < n; point++) {
            for (int j = 0; j < others; j++) {
                sum += near.distances()[point * near.k() + j];
            }
        }
        double mean = sum / Math.max(1, (long) n * (others + 1)); // with oneself at 0, as there
        float[] strengths = new float[n * others];
        Parts.each(
                n,
                cancellation,
                (from, to) -> {
                    double[] distances = new double[others];
                    for (int point = from; point < to; point++) {
                        for (int j = 0; j < others; j++) {
                            distances[j] = near.distances()[point * near.k() + j];
                        }
                        double rho = rho(distances);
                        double sigma = sigma(distances, rho, mean);
                        for (int j = 0; j < others; j++) {
                            strengths[point * others + j] =
                                    (float) strength(distances[j], rho, sigma);
                        }
                    }
                });
        return strengths;
    }

    /** The least distance above 0: a point's copies are nearer than near. */
    private static double rho(double[] distances) {
        return Arrays.stream(distances).filter(d -> d > 0).min().orElse(0);
    }

    private static double sigma(double[] distances, double rho, double meanOfAll) {
        double target = Math.log(distances.length + 1.0) / Math.log(2);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double sigma = 1;
        for (int round = 0; round < HALVINGS; round++) {
            double sum = 0;
            for (double distance : distances) {
                sum += strength(distance, rho, sigma);
            }
            if (Math.abs(sum - target) < TOLERANCE) {
                break;
            }
            if (sum > target) {
                high = sigma;
            } else {
                low = sigma;
            }
            sigma = high == Double.POSITIVE_INFINITY ? sigma * 2 : (low + high) / 2;
        }
        double mean = rho > 0 ? Arrays.stream(distances).sum() / (distances.length + 1) : meanOfAll;
        return Math.max(sigma, LEAST_SCALE * mean);
    }

    private static double strength(double distance, double rho, double sigma) {
        return distance <= rho || sigma == 0 ? 1 : Math.exp(-(distance - rho) / sigma);
    }

    private static FuzzyGraph union(
            int n, Neighbours near, int others, float[] strengths, Cancellation cancellation) {
        int[] starts = new int[n + 1]; // of what others say of each point
        for (int point = 0; point < n; point++) {
            for (int j = 0; j < others; j++) {
                starts[near.ids()[point * near.k() + j] + 1]++;
            }
        }
        for (int point = 0; point < n; point++) {
            starts[point + 1] += starts[point];
        }
        int[] from = new int[n * others];
        float[] said = new float[n * others];
        int[] next = starts.clone();
        for (int point = 0; point < n; point++) { // rising, so that each row is in order
            for (int j = 0; j < others; j++) {
                int at = next[near.ids()[point * near.k() + j]]++;
                from[at] = point;
                said[at] = strengths[point * others + j];
            }
        }
        cancellation.check();
        Rows rows = new Rows(n, 2 * n * others);
        long[] own = new long[others];
        for (int point = 0; point < n; point++) {
            for (int j = 0; j < others; j++) {
                own[j] = (long) near.ids()[point * near.k() + j] << Integer.SIZE | j;
            }
            Arrays.sort(own);
            int a = 0;
            int b = starts[point];
            while (a < others || b < starts[point + 1]) {
                int mine = a < others ? (int) (own[a] >> Integer.SIZE) : Integer.MAX_VALUE;
                int theirs = b < starts[point + 1] ? from[b] : Integer.MAX_VALUE;
                double p = mine <= theirs ? strengths[point * others + (int) own[a++]] : 0;
                double q = theirs <= mine ? said[b++] : 0;
                rows.add(Math.min(mine, theirs), (float) (p + q - p * q));
            }
            rows.end(point);
        }
        return rows.graph();
    }

    /** The part of the graph among some of its points, which must be whole components. */
    FuzzyGraph among(int[] points) {
        int[] place = new int[size()];
        IntStream.range(0, points.length).forEach(i -> place[points[i]] = i);
        return among(points, place);
    }

    /** The same, given each point's place among them; places of other points are not looked at. */
    FuzzyGraph among(int[] points, int[] place) {
        int edges = Arrays.stream(points).map(p -> starts[p + 1] - starts[p]).sum();
        Rows rows = new Rows(points.length, edges);
        for (int i = 0; i < points.length; i++) {
            for (int e = starts[points[i]]; e < starts[points[i] + 1]; e++) {
                rows.add(place[ends[e]], weights[e]);
            }
            rows.end(i);
        }
        return rows.graph();
    }

    /**
     * Which points hang together, {@code [components][points]}, each in order, by their first
     * points.
     */
    int[][] components() {
        int[] component = new int[size()];
        Arrays.fill(component, -1);
        int[] queue = new int[size()];
        int count = 0;
        int filled = 0;
        for (int first = 0; first < size(); first++) {
            if (component[first] >= 0) {
                continue;
            }
            component[first] = count;
            int read = filled;
            queue[filled++] = first;
            while (read < filled) {
                int point = queue[read++];
                for (int e = starts[point]; e < starts[point + 1]; e++) {
                    if (component[ends[e]] < 0) {
                        component[ends[e]] = count;
                        queue[filled++] = ends[e];
                    }
                }
            }
            count++;
        }
        int[] sizes = new int[count];
        Arrays.stream(component).forEach(c -> sizes[c]++);
        int[][] points = new int[count][];
        Arrays.setAll(points, c -> new int[sizes[c]]);
        for (int point = size() - 1; point >= 0; point--) {
            points[component[point]][--sizes[component[point]]] = point;
        }
        return points;
    }

    /** A graph as it is written, row after row. */
    private static final class Rows {
        private final int[] starts;
        private final int[] ends;
        private final float[] weights;
        private int count;

        Rows(int n, int mostEdges) {
            starts = new int[n + 1];
            ends = new int[mostEdges];
            weights = new float[mostEdges];
        }

        void add(int end, float weight) {
            if (weight > 0) { // a strength may vanish in single precision
                ends[count] = end;
                weights[count++] = weight;
            }
        }

        void end(int row) {
            starts[row + 1] = count;
        }

        FuzzyGraph graph() {
            return new FuzzyGraph(
                    starts, Arrays.copyOf(ends, count), Arrays.copyOf(weights, count));
        }
    }
}
