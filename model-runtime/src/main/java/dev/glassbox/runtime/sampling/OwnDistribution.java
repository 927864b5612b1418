package dev.glassbox.runtime.sampling;

/**
 * The model's own distribution at temperature 1, in two numbers.
 *
 * @param logSum log(sum(exp(logit)))
 * @param entropy in bits
 */
record OwnDistribution(double logSum, double entropy) {
    static OwnDistribution of(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        double weighted = 0;
        for (float logit : logits) {
            double below = logit - largest;
            double share = Math.exp(below);
            sum += share;
            weighted += share * below;
        }
        double logShares = Math.log(sum);
        // -sum p log p, where log p = (logit - largest) - log(sum)
        double nats = logShares - weighted / sum;
        return new OwnDistribution(largest + logShares, nats / Math.log(2));
    }

    double probability(float logit) {
        return Math.exp(logit - logSum);
    }
}
