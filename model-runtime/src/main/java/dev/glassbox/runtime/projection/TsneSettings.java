package dev.glassbox.runtime.projection;

/**
 * How t-SNE lays points out.
 *
 * @param dims 2 or 3
 * @param perplexity how many neighbours a point counts as near, from 1; the data bound it, see
 *     {@link Tsne#largestPerplexity}
 * @param iterations how many steps are planned, from 1
 * @param earlyExaggeration what the attraction is multiplied by in the first steps, from 1
 * @param learningRate above 0; 0 for a quarter of the points per exaggeration, at least 50 (Belkina
 *     et al. 2019)
 * @param seed of the small noise that parts points which start in the same place
 */
public record TsneSettings(
        int dims,
        double perplexity,
        int iterations,
        double earlyExaggeration,
        double learningRate,
        long seed) {
    /** In the plane: perplexity 30, 1,000 steps, exaggeration 12. */
    public static final TsneSettings DEFAULT = new TsneSettings(2, 30, 1_000, 12, 0, 0);

    public TsneSettings {
        if ((dims != 2 && dims != 3)
                || !(perplexity >= 1)
                || iterations < 1
                || !(earlyExaggeration >= 1 && earlyExaggeration < 1e6)
                || !(learningRate >= 0 && learningRate < 1e9)) {
            throw new IllegalArgumentException(
                    dims
                            + " dims, perplexity "
                            + perplexity
                            + ", "
                            + iterations
                            + " iterations, exaggeration "
                            + earlyExaggeration
                            + ", learning rate "
                            + learningRate);
        }
    }

    /** How many neighbours of each point go into the layout: three times the perplexity. */
    public int neighbours(int points) {
        return (int) Math.max(0, Math.min(points - 1L, (long) (3 * perplexity)));
    }

    double rate(int points) {
        return learningRate > 0 ? learningRate : Math.max(points / earlyExaggeration / 4, 50);
    }
}
