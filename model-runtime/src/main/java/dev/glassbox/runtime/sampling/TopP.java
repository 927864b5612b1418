package dev.glassbox.runtime.sampling;

/**
 * Keeps the likeliest until they hold the probability p (the nucleus; Holtzman et al. 2020,
 * arXiv:1904.09751): a token goes if those before it already do. Of equally likely tokens the lower
 * ids come first.
 */
record TopP(double value) implements LogitRule {
    @Override
    public String name() {
        return "top_p";
    }

    @Override
    public void apply(double[] scores, SamplingContext context) {
        double[] sorted = Scores.sorted(scores);
        double logSum = Scores.logSum(scores);
        int kept = 0;
        double mass = 0;
        while (kept < sorted.length && (kept == 0 || mass < value)) {
            kept++;
            mass += Math.exp(sorted[sorted.length - kept] - logSum);
        }
        if (kept == 0) {
            return;
        }
        double least = sorted[sorted.length - kept];
        int room = kept - above(sorted, least); // for those that are exactly as likely as the last
        for (int i = 0; i < scores.length; i++) {
            boolean stays = scores[i] > least || (scores[i] == least && room-- > 0);
            if (!stays) {
                scores[i] = Scores.CUT;
            }
        }
    }

    private static int above(double[] sorted, double least) {
        int above = 0;
        while (above < sorted.length && sorted[sorted.length - 1 - above] > least) {
            above++;
        }
        return above;
    }
}
