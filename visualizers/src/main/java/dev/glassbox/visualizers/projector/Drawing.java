package dev.glassbox.visualizers.projector;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.projection.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How vectors are brought into the plane or into space; all that the places of the points depend
 * on.
 *
 * @param method the way
 * @param dims 2 or 3
 * @param axes two or three sums of named points, such as {@code king - queen}, for {@link
 *     Method#AXES}
 * @param perplexity of t-SNE: about how many neighbours each point minds, from 2 to 200
 * @param neighbours of UMAP: how many neighbours each point minds, from 2 to 200
 * @param minDist of UMAP: how near points may come, from 0 to 1
 * @param metric of UMAP
 * @param seed of what is left to chance
 * @param until the step that it is stopped at; null: it runs to its end
 */
record Drawing(
        Method method,
        int dims,
        List<String> axes,
        double perplexity,
        int neighbours,
        double minDist,
        Metric metric,
        long seed,
        @Nullable Integer until) {
    /** The ways. */
    enum Method {
        /** Principal components. */
        @JsonProperty("pca")
        PCA,

        /** t-distributed stochastic neighbour embedding. */
        @JsonProperty("tsne")
        TSNE,
        /** Uniform manifold approximation and projection. */
        @JsonProperty("umap")
        UMAP,
        /** Two or three of the numbers themselves. */
        @JsonProperty("raw")
        RAW,
        /** Along sums of named points. */
        @JsonProperty("axes")
        AXES;

        /** Whether it comes about step by step. */
        boolean grows() {
            return this == TSNE || this == UMAP;
        }
    }

    static final Drawing STANDARD =
            new Drawing(Method.PCA, 2, List.of(), 30, 15, 0.1, Metric.EUCLIDEAN, 1, null);

    @JsonCreator
    static Drawing read(
            @JsonProperty("method") @Nullable Method method,
            @JsonProperty("dims") @Nullable Integer dims,
            @JsonProperty("axes") @Nullable List<String> axes,
            @JsonProperty("perplexity") @Nullable Double perplexity,
            @JsonProperty("neighbours") @Nullable Integer neighbours,
            @JsonProperty("minDist") @Nullable Double minDist,
            @JsonProperty("metric") @Nullable Metric metric,
            @JsonProperty("seed") @Nullable Long seed,
            @JsonProperty("until") @Nullable Integer until) {
        Drawing s = STANDARD;
        return new Drawing(
                method == null ? s.method : method,
                dims == null ? s.dims : dims,
                axes == null ? s.axes : axes,
                perplexity == null ? s.perplexity : perplexity,
                neighbours == null ? s.neighbours : neighbours,
                minDist == null ? s.minDist : minDist,
                metric == null ? s.metric : metric,
                seed == null ? s.seed : seed,
                until);
    }

    Drawing {
        axes = List.copyOf(axes);
        check("dims", dims, 2, 3);
        check("perplexity", perplexity, 2, 200);
        check("neighbours", neighbours, 2, 200);
        check("minDist", minDist, 0, 1);
        if (until != null && until < 0) {
            throw new IllegalArgumentException("until counts from 0, got " + until);
        }
        if (axes.size() > 3) {
            throw new IllegalArgumentException("at most 3 axes, got " + axes.size());
        }
    }

    private static void check(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    name + " goes from " + low + " to " + high + ", got " + value);
        }
    }

    Drawing with(Method other) {
        return new Drawing(other, dims, axes, perplexity, neighbours, minDist, metric, seed, null);
    }

    Drawing withDims(int other) {
        return new Drawing(
                method, other, axes, perplexity, neighbours, minDist, metric, seed, null);
    }

    Drawing withAxes(List<String> other) {
        return new Drawing(
                method, dims, other, perplexity, neighbours, minDist, metric, seed, until);
    }

    Drawing withPerplexity(double other) {
        return new Drawing(method, dims, axes, other, neighbours, minDist, metric, seed, null);
    }

    Drawing withNeighbours(int other) {
        return new Drawing(method, dims, axes, perplexity, other, minDist, metric, seed, null);
    }

    Drawing withMinDist(double other) {
        return new Drawing(method, dims, axes, perplexity, neighbours, other, metric, seed, null);
    }

    Drawing withMetric(Metric other) {
        return new Drawing(method, dims, axes, perplexity, neighbours, minDist, other, seed, null);
    }

    Drawing withSeed(long other) {
        return new Drawing(
                method, dims, axes, perplexity, neighbours, minDist, metric, other, null);
    }

    /** Stopped at a step; null goes on. */
    Drawing withUntil(@Nullable Integer step) {
        return new Drawing(method, dims, axes, perplexity, neighbours, minDist, metric, seed, step);
    }

    /** What the layout depends on: settings of other methods aside. */
    Drawing essence() {
        Drawing s = STANDARD;
        return new Drawing(
                method,
                method.grows() || method == Method.AXES ? dims : 2,
                method == Method.AXES ? axes : List.of(),
                method == Method.TSNE ? perplexity : s.perplexity,
                method == Method.UMAP ? neighbours : s.neighbours,
                method == Method.UMAP ? minDist : s.minDist,
                method == Method.UMAP ? metric : s.metric,
                method.grows() ? seed : s.seed,
                method.grows() ? until : null);
    }
}
