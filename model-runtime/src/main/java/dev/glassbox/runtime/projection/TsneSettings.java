package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.intake.Problem;

/**
 * What a t-SNE is told. The names are those of van der Maaten 2014 and of scikit-learn.
 *
 * @param dims 2 or 3
 * @param perplexity about how many neighbours each point minds, above 1
 * @param iterations how many steps, from 1; the first 250 of them with attraction exaggerated
 * @param earlyExaggeration how much stronger attraction is in those, from 1
 * @param learningRate how far points move, above 0; 0 chooses n / exaggeration / 4, at least 50
 * @param seed of what tells points apart that begin in one place
 */
public record TsneSettings(
        int dims,
        double perplexity,
        int iterations,
        double earlyExaggeration,
        double learningRate,
        long seed) {
    /** scikit-learn's, in the plane. */
    public static final TsneSettings USUAL = new TsneSettings(2, 30, 1_000, 12, 0, 42);

    public TsneSettings {
        if (dims != 2 && dims != 3) {
            throw new IllegalArgumentException(dims + " dimensions");
        }
        if (!(perplexity > 1) || iterations < 1 || !(earlyExaggeration >= 1)) {
            throw new IllegalArgumentException(
                    perplexity + " " + iterations + " " + earlyExaggeration);
        }
        if (!(learningRate >= 0)) {
            throw new IllegalArgumentException("learning rate " + learningRate);
        }
    }

    /** How many neighbours of each point are asked for. */
    public int neighbours() {
        return (int) Math.ceil(3 * perplexity);
    }

    /**
     * Sees to it that there are enough points.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the perplexity is too large for them
     */
    public void check(int points) {
        double most = Math.max(2, (points - 1) / 3.0); // a handful is drawn all the same
        if (points > 3 && perplexity > most) {
            throw Problem.input(
                            "projection.perplexity",
                            "",
                            "perplexity",
                            perplexity,
                            "points",
                            points,
                            "most",
                            (int) most)
                    .asException();
        }
    }

    double rate(int points) {
        return learningRate > 0 ? learningRate : Math.max(50, points / earlyExaggeration / 4);
    }
}
