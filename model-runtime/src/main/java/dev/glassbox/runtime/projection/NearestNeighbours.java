package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds nearest neighbours by comparing with every point: exact, in the original space, on all
 * cores, and equal on any number of them. Work grows with the square of the points: 50,000 of 64
 * numbers are 2.5 thousand million distances.
 */
public final class NearestNeighbours {
    /** Points that are asked for together, and those that they are compared with at a time. */
    private static final int ASKING = 16;

    private static final int BLOCK = 512; // of 64 numbers each they fit a core's second cache

    private NearestNeighbours() {}

    /**
     * The nearest neighbours of every point.
     *
     * @param rows {@code [n, width]}, finite
     * @param k how many of each, at least 0; n - 1 where there are no more
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Neighbours of(
            float[] rows, int width, int k, Metric metric, Cancellation cancellation) {
        int n = rows.length / width;
        int most = Math.max(0, Math.min(k, n - 1));
        int[] ids = new int[n * most];
        float[] distances = new float[n * most];
        if (most > 0) {
            Points points = new Points(rows, width, metric);
            int parts = (n + ASKING - 1) / ASKING;
            IntStream.range(0, parts)
                    .parallel()
                    .forEach(
                            part -> {
                                cancellation.check();
                                int from = part * ASKING;
                                points.search(
                                        from, Math.min(n, from + ASKING), most, ids, distances);
                            });
        }
        return new Neighbours(most, ids, distances);
    }

    /**
     * The points nearest to a vector that need not be one of them.
     *
     * @param query {@code [width]}
     * @return one row of min(k, n) neighbours
     */
    public static Neighbours ofOne(float[] rows, int width, float[] query, int k, Metric metric) {
        int n = rows.length / width;
        int most = Math.max(0, Math.min(k, n));
        double[] exact = new double[n];
        for (int i = 0; i < n; i++) {
            exact[i] = distance(rows, i * width, query, 0, width, metric);
        }
        int[] ids =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(
                                (a, b) -> {
                                    int order = Double.compare(exact[a], exact[b]);
                                    return order == 0 ? Integer.compare(a, b) : order;
                                })
                        .limit(most)
                        .mapToInt(i -> i)
                        .toArray();
        float[] distances = new float[most];
        for (int i = 0; i < most; i++) {
            distances[i] = (float) exact[ids[i]];
        }
        return new Neighbours(most, ids, distances);
    }

    /** The distance of two vectors, each {@code width} numbers from its offset, in doubles. */
    public static double distance(
            float[] a, int aFrom, float[] b, int bFrom, int width, Metric metric) {
        double squares = 0;
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < width; i++) {
            double x = a[aFrom + i];
            double y = b[bFrom + i];
            squares += (x - y) * (x - y);
            dot += x * y;
            aa += x * x;
            bb += y * y;
        }
        if (metric == Metric.EUCLIDEAN) {
            return Math.sqrt(squares);
        }
        return aa == 0 || bb == 0 ? 1 : Math.max(0, 1 - dot / (Math.sqrt(aa) * Math.sqrt(bb)));
    }

    /**
     * All points, column by column within blocks, so that one pass over a block's column serves
     * many points at once and runs on vector instructions. Floats choose candidates; the distances
     * handed out, and the order among them, are computed again in doubles.
     */
    private static final class Points {
        private final float[] rows;
        private final int width;
        private final Metric metric;
        private final int n;
        private final float[] columns; // [blocks, width, BLOCK], centred, of length 1 for cosine
        private final float[] squares; // [n] of what is in columns

        Points(float[] rows, int width, Metric metric) {
            this.rows = rows;
            this.width = width;
            this.metric = metric;
            n = rows.length / width;
            int blocks = (n + BLOCK - 1) / BLOCK;
            columns = new float[blocks * BLOCK * width];
            squares = new float[blocks * BLOCK];
            double[] centre = metric == Metric.EUCLIDEAN ? mean() : new double[width];
            IntStream.range(0, blocks).parallel().forEach(block -> fill(block, centre));
        }

        /** Near the origin floats lose least of the difference of two points. */
        private double[] mean() {
            double[] sum = new double[width];
            for (int i = 0; i < n; i++) {
                for (int d = 0; d < width; d++) {
                    sum[d] += rows[i * width + d];
                }
            }
            return Arrays.stream(sum).map(value -> value / n).toArray();
        }

        private void fill(int block, double[] centre) {
            for (int j = 0; j < BLOCK && block * BLOCK + j < n; j++) {
                int row = (block * BLOCK + j) * width;
                double scale = metric == Metric.COSINE ? inverseLength(row) : 1;
                double square = 0;
                for (int d = 0; d < width; d++) {
                    float value = (float) ((rows[row + d] - centre[d]) * scale);
                    columns[(block * width + d) * BLOCK + j] = value;
                    square += (double) value * value;
                }
                squares[block * BLOCK + j] = (float) square;
            }
        }

        private double inverseLength(int row) {
            double square = 0;
            for (int d = 0; d < width; d++) {
                square += (double) rows[row + d] * rows[row + d];
            }
            return square == 0 ? 0 : 1 / Math.sqrt(square);
        }

        void search(int from, int to, int k, int[] ids, float[] distances) {
            // Some more than are wanted, for floats may change the order at the border.
            int spare = Math.min(n - 1, k + 8);
            Nearest[] nearest = new Nearest[to - from];
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] = new Nearest(spare);
            }
            float[] dots = new float[BLOCK];
            for (int block = 0; block * BLOCK < n; block++) {
                int count = Math.min(BLOCK, n - block * BLOCK);
                for (int i = from; i < to; i++) {
                    multiply(i, block, dots);
                    Nearest mine = nearest[i - from];
                    float own = squares[i];
                    float limit = mine.limit();
                    int first = block * BLOCK;
                    for (int j = 0; j < count; j++) {
                        float square = own + squares[first + j] - 2 * dots[j];
                        if (square < limit && first + j != i) {
                            limit = mine.offer(square, first + j);
                        }
                    }
                }
            }
            for (int i = from; i < to; i++) {
                exactly(i, nearest[i - from], k, ids, distances);
            }
        }

        /** dots[j] = the scalar product of point i and the j-th of a block. */
        private void multiply(int i, int block, float[] dots) {
            int mine = i / BLOCK * width * BLOCK + i % BLOCK;
            int theirs = block * width * BLOCK;
            Arrays.fill(dots, 0);
            int d = 0;
            for (; d + 3 < width; d += 4) {
                float a = columns[mine + d * BLOCK];
                float b = columns[mine + (d + 1) * BLOCK];
                float c = columns[mine + (d + 2) * BLOCK];
                float e = columns[mine + (d + 3) * BLOCK];
                int at = theirs + d * BLOCK;
                for (int j = 0; j < BLOCK; j++) {
                    dots[j] +=
                            a * columns[at + j]
                                    + b * columns[at + BLOCK + j]
                                    + c * columns[at + 2 * BLOCK + j]
                                    + e * columns[at + 3 * BLOCK + j];
                }
            }
            for (; d < width; d++) {
                float a = columns[mine + d * BLOCK];
                int at = theirs + d * BLOCK;
                for (int j = 0; j < BLOCK; j++) {
                    dots[j] += a * columns[at + j];
                }
            }
        }

        private void exactly(int i, Nearest found, int k, int[] ids, float[] distances) {
            int count = found.size();
            double[] exact = new double[count];
            Integer[] order = new Integer[count];
            for (int c = 0; c < count; c++) {
                exact[c] = distance(rows, i * width, rows, found.id(c) * width, width, metric);
                order[c] = c;
            }
            Arrays.sort(
                    order,
                    (a, b) -> {
                        int by = Double.compare(exact[a], exact[b]);
                        return by == 0 ? Integer.compare(found.id(a), found.id(b)) : by;
                    });
            for (int c = 0; c < k; c++) {
                ids[i * k + c] = found.id(order[c]);
                distances[i * k + c] = (float) exact[order[c]];
            }
        }
    }

    /** The nearest so far, the farthest of them on top of a heap. */
    private static final class Nearest {
        private final float[] squares;
        private final int[] ids;
        private int size;

        Nearest(int most) {
            squares = new float[most];
            ids = new int[most];
        }

        int size() {
            return size;
        }

        int id(int index) {
            return ids[index];
        }

        float limit() {
            return size < squares.length ? Float.POSITIVE_INFINITY : squares[0];
        }

        /** Takes one in that is nearer than the limit; the new limit. */
        float offer(float square, int id) {
            if (size < squares.length) {
                int at = size++;
                while (at > 0 && squares[(at - 1) / 2] < square) {
                    squares[at] = squares[(at - 1) / 2];
                    ids[at] = ids[(at - 1) / 2];
                    at = (at - 1) / 2;
                }
                squares[at] = square;
                ids[at] = id;
                return limit();
            }
            int at = 0;
            while (true) {
                int child = 2 * at + 1;
                if (child >= size) {
                    break;
                }
                if (child + 1 < size && squares[child + 1] > squares[child]) {
                    child++;
                }
                if (squares[child] <= square) {
                    break;
                }
                squares[at] = squares[child];
                ids[at] = ids[child];
                at = child;
            }
            squares[at] = square;
            ids[at] = id;
            return squares[0];
        }
    }
}
