package dev.glassbox.visualizers.norm;

/**
 * A vector normalised in plain doubles, beside what the engine gave.
 *
 * @param rms whether the mean stays in
 * @param x the vector, [d_model]
 * @param mean of its numbers
 * @param variance around the mean, biased; for RMS the mean of the squares
 * @param epsilon keeps a vector of zeros from being divided by zero
 * @param scale sqrt(variance + epsilon)
 * @param centered what is divided: x minus its mean, or x itself
 * @param normalized centered / scale
 */
record NormStep(
        boolean rms,
        double[] x,
        double mean,
        double variance,
        double epsilon,
        double scale,
        double[] centered,
        double[] normalized) {

    /** LayerNorm (Ba et al. 2016) or RMSNorm (Zhang, Sennrich 2019), without gain and bias. */
    static NormStep of(double[] x, double epsilon, boolean rms) {
        int n = x.length;
        double mean = 0;
        for (double value : x) {
            mean += value / n;
        }
        double[] centered = new double[n];
        double variance = 0;
        for (int i = 0; i < n; i++) {
            centered[i] = rms ? x[i] : x[i] - mean;
            variance += centered[i] * centered[i] / n;
        }
        double scale = Math.sqrt(variance + epsilon);
        double[] normalized = new double[n];
        for (int i = 0; i < n; i++) {
            normalized[i] = centered[i] / scale;
        }
        return new NormStep(rms, x, mean, variance, epsilon, scale, centered, normalized);
    }

    /** The standard deviation around the mean. */
    double deviation() {
        double sum = 0;
        for (double value : x) {
            sum += (value - mean) * (value - mean) / x.length;
        }
        return Math.sqrt(sum);
    }
}
