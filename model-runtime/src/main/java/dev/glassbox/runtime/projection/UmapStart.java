package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where UMAP's points begin: at the smallest eigenvectors, the trivial one left out, of the graph's
 * normalised Laplacian {@code 1 - D^-1/2 W D^-1/2} (Belkin and Niyogi 2003). Parts of the graph
 * that do not hang together are laid apart as in umap-learn: up to {@code 2 dims} of them on the
 * ends of the axes, more of them by the principal components of their means, each drawn within half
 * the way to the next. Where the eigenvectors cannot be found, the principal components of the
 * rows.
 */
final class UmapStart {
    private static final double BOX = 10; // umap-learn's, for every axis
    private static final double JITTER = 1e-4;

    private final FuzzyGraph graph;
    private final float[] rows;
    private final int width;
    private final int dims;
    private final Metric metric;
    private final CounterRandom random;
    private final Cancellation cancellation;

    private UmapStart(
            FuzzyGraph graph,
            float[] rows,
            int width,
            UmapSettings settings,
            Cancellation cancellation) {
        this.graph = graph;
        this.rows = rows;
        this.width = width;
        this.dims = settings.dims();
        this.metric = settings.metric();
        this.random = CounterRandom.of(settings.seed()).at("umap-start");
        this.cancellation = cancellation;
    }

    /**
     * The positions {@code [n, dims]}: each axis from 0 to 10, and a little beside that for every
     * point, so that none coincide.
     *
     * @param components the graph's
     */
    static float[] of(
            FuzzyGraph graph,
            int[][] components,
            float[] rows,
            int width,
            UmapSettings settings,
            Cancellation cancellation) {
        UmapStart start = new UmapStart(graph, rows, width, settings, cancellation);
        double[] places =
                components.length > 1
                        ? start.apart(components)
                        : start.connected(graph, components[0]);
        return start.boxed(places);
    }

    /** One connected part of the graph, {@code [points, dims]}. */
    private double[] connected(FuzzyGraph part, int[] points) {
        int count = Math.min(dims, points.length - 1);
        if (count == 0) {
            return new double[points.length * dims];
        }
        return LaplacianVectors.of(part, count, random.at("spectral"), cancellation)
                .map(vectors -> widened(vectors, count))
                .orElseGet(() -> principal(means(each(points))));
    }

    private static int[][] each(int[] points) {
        return Arrays.stream(points).mapToObj(p -> new int[] {p}).toArray(int[][]::new);
    }

    private double[] widened(double[] columns, int count) {
        if (count == dims) {
            return columns;
        }
        double[] places = new double[columns.length / count * dims];
        for (int i = 0; i < columns.length; i++) {
            places[i / count * dims + i % count] = columns[i];
        }
        return places;
    }

    private double[] apart(int[][] components) {
        double[] middles = middles(components);
        double[] places = new double[graph.size() * dims];
        int[] place = new int[graph.size()];
        for (int c = 0; c < components.length; c++) {
            int[] points = components[c];
            for (int i = 0; i < points.length; i++) {
                place[points[i]] = i;
            }
            double[] inside =
                    points.length < 2 * dims || points.length <= dims + 1
                            ? scattered(points)
                            : connected(graph.among(points, place), points);
            double scale = room(middles, c) / Math.max(largest(inside), Double.MIN_NORMAL);
            for (int i = 0; i < points.length * dims; i++) {
                places[points[i / dims] * dims + i % dims] =
                        middles[c * dims + i % dims] + scale * inside[i];
            }
        }
        return places;
    }

    private double[] scattered(int[] points) {
        double[] places = new double[points.length * dims];
        Arrays.setAll(
                places, i -> 2 * random.at("few").at(points[i / dims]).at(i % dims).uniform() - 1);
        return places;
    }

    /** Where the components' middles come to lie, {@code [components, dims]}, up to 1. */
    private double[] middles(int[][] components) {
        int count = components.length;
        double[] middles = new double[count * dims];
        if (count <= 2 * dims) {
            for (int c = 0; c < count; c++) {
                middles[c * dims + c % dims] = c < dims ? 1 : -1;
            }
            return middles;
        }
        middles = principal(means(components));
        double scale = 1 / Math.max(largest(middles), Double.MIN_NORMAL);
        for (int i = 0; i < middles.length; i++) {
            // components with equal means must not lie on each other
            middles[i] = middles[i] * scale + JITTER * random.at("middles").at(i).gaussian();
        }
        return middles;
    }

    /** Half the way from one of the middles to the next. */
    private double room(double[] middles, int one) {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < middles.length / dims; c++) {
            double square = 0;
            for (int d = 0; d < dims; d++) {
                double step = middles[c * dims + d] - middles[one * dims + d];
                square += step * step;
            }
            if (square > 0) {
                least = Math.min(least, square);
            }
        }
        return Math.sqrt(least) / 2;
    }

    /** The mean of each set of rows, {@code [sets, width]}; of directions, where cosines count. */
    private float[] means(int[][] sets) {
        float[] means = new float[sets.length * width];
        for (int s = 0; s < sets.length; s++) {
            double[] mean = new double[width];
            for (int point : sets[s]) {
                double share = sets[s].length * (metric == Metric.COSINE ? length(point) : 1);
                for (int i = 0; i < width; i++) {
                    mean[i] += rows[point * width + i] / share;
                }
            }
            for (int i = 0; i < width; i++) {
                means[s * width + i] = (float) mean[i];
            }
        }
        return means;
    }

    private double length(int point) {
        double square = 0;
        for (int i = point * width; i < (point + 1) * width; i++) {
            square += (double) rows[i] * rows[i];
        }
        return square > 0 ? Math.sqrt(square) : 1;
    }

    /** Where some rows lie along their first principal components. */
    private double[] principal(float[] of) {
        int[] which = IntStream.range(0, Math.min(dims, width)).toArray();
        PrincipalComponents components =
                PrincipalComponents.of(of, width, which.length, cancellation);
        float[] along = components.project(of, which);
        double[] places = new double[of.length / width * dims];
        for (int i = 0; i < along.length; i++) {
            places[i / which.length * dims + i % which.length] = along[i];
        }
        return places;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private float[] boxed(double[] places) {
        int n = places.length / dims;
        double whole = largest(places);
        float[] boxed = new float[places.length];
        for (int axis = 0; axis < dims; axis++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int point = 0; point < n; point++) {
                least = Math.min(least, places[point * dims + axis]);
                most = Math.max(most, places[point * dims + axis]);
            }
            // an axis on which nothing differs but the last digits stays as it is
            double scale = most - least > JITTER * whole ? BOX / (most - least) : 0;
            for (int point = 0; point < n; point++) {
                double jitter = JITTER * random.at("jitter").at(point).at(axis).gaussian();
                boxed[point * dims + axis] =
                        (float) ((places[point * dims + axis] - least) * scale + jitter);
            }
        }
        return boxed;
    }
}
