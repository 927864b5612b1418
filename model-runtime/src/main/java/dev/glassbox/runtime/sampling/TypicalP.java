package dev.glassbox.runtime.sampling;

/**
 * Keeps the tokens whose surprise, -log p, is nearest to the surprise to be expected, the entropy,
 * until they hold the probability given (Meister et al. 2023, arXiv:2202.00666); those exactly as
 * near as the last one stay too, as in transformers. The likeliest token may go.
 */
record TypicalP(double value) implements LogitRule {
    @Override
    public String name() {
        return "typical_p";
    }

    @Override
    public void apply(double[] scores, SamplingContext context) {
        double[] sorted = Scores.sorted(scores);
        if (sorted.length == 0) {
            return;
        }
        double logSum = Scores.logSum(scores);
        double entropy = 0;
        for (double score : sorted) {
            entropy += Math.exp(score - logSum) * (logSum - score);
        }
        double farthest = farthestKept(sorted, logSum, entropy);
        for (int i = 0; i < scores.length; i++) {
            if (distance(scores[i], logSum, entropy) > farthest) {
                scores[i] = Scores.CUT;
            }
        }
    }

    /**
     * Scores in order are surprises in order, so the nearest ones are found by going outwards from
     * where the entropy lies among them.
     */
    private double farthestKept(double[] sorted, double logSum, double entropy) {
        int above = 0;
        while (above < sorted.length && logSum - sorted[above] > entropy) {
            above++;
        }
        int below = above - 1;
        double mass = 0;
        double farthest = 0;
        boolean left = true;
        while (left && mass < value) {
            double up = distance(sorted, above, logSum, entropy);
            double down = distance(sorted, below, logSum, entropy);
            int next = up <= down ? above++ : below--;
            farthest = Math.min(up, down);
            mass += Math.exp(sorted[next] - logSum);
            left = above < sorted.length || below >= 0;
        }
        return farthest;
    }

    private static double distance(double[] sorted, int at, double logSum, double entropy) {
        return at < 0 || at >= sorted.length
                ? Double.POSITIVE_INFINITY
                : distance(sorted[at], logSum, entropy);
    }

    private static double distance(double score, double logSum, double entropy) {
        return Math.abs(logSum - score - entropy);
    }
}
