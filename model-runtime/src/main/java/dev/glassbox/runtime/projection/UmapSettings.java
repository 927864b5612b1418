package dev.glassbox.runtime.projection;

/**
 * What a UMAP is told. The names are those of McInnes, Healy and Melville 2018 and of their
 * umap-learn.
 *
 * @param dims 2 or 3
 * @param neighbours how many points a neighbourhood holds, its middle among them, from 2: few show
 *     what is near, many the whole
 * @param minDist how close two points may come to lie, from 0 to {@code spread}
 * @param spread how far the points lie apart at large, above 0, at most 100
 * @param epochs how many steps; 0 for 500 up to 10,000 points and 200 beyond
 * @param negatives how many points push a point away each time that one draws it near, from 0
 * @param learningRate how far a point moves in the first step, above 0, at most 100
 * @param metric what the neighbours were found by
 * @param seed equal seeds, equal pictures
 */
public record UmapSettings(
        int dims,
        int neighbours,
        double minDist,
        double spread,
        int epochs,
        int negatives,
        double learningRate,
        Metric metric,
        long seed) {
    /** umap-learn's, in the plane. */
    public static final UmapSettings USUAL =
            new UmapSettings(2, 15, 0.1, 1, 0, 5, 1, Metric.EUCLIDEAN, 42);

    private static final double MOST = 100; // of spread and rate: keeps every position finite
    private static final int FEW_POINTS = 10_000;
    private static final int EPOCHS_OF_FEW = 500;
    private static final int EPOCHS_OF_MANY = 200;

    public UmapSettings {
        if (dims != 2 && dims != 3) {
            throw new IllegalArgumentException(dims + " dimensions");
        }
        if (neighbours < 2 || epochs < 0 || negatives < 0) {
            throw new IllegalArgumentException(
                    neighbours + " neighbours, " + epochs + " epochs, " + negatives + " negatives");
        }
        if (!(spread > 0 && spread <= MOST && minDist >= 0 && minDist <= spread)) {
            throw new IllegalArgumentException("distance " + minDist + " of spread " + spread);
        }
        if (!(learningRate > 0 && learningRate <= MOST)) {
            throw new IllegalArgumentException("learning rate " + learningRate);
        }
    }

    /** How many epochs {@code points} points get. */
    public int epochsFor(int points) {
        if (epochs > 0) {
            return epochs;
        }
        return points <= FEW_POINTS ? EPOCHS_OF_FEW : EPOCHS_OF_MANY;
    }
}
