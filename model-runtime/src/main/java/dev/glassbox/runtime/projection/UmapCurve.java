package dev.glassbox.runtime.projection;

/**
 * How strongly two drawn points belong together at a distance d: {@code 1 / (1 + a d^(2b))}, the
 * smooth curve nearest to 1 up to {@code minDist} and {@code exp(-(d - minDist) / spread)} beyond,
 * by least squares over 300 distances up to {@code 3 spread}, as in umap-learn.
 *
 * @param a above 0
 * @param b above 0
 */
record UmapCurve(double a, double b) {
    private static final int PLACES = 300;
    private static final int ROUNDS = 500;
    private static final double FARTHEST = 3; // spreads
    private static final double DAMPING = 1e-3;
    private static final double MOST_DAMPING = 1e12;
    private static final double DAMPING_STEP = 10;
    private static final double STILL = 1e-14;

    /**
     * By Levenberg and Marquardt from a = b = 1, in the logarithms of both, so that they stay
     * positive.
     */
    static UmapCurve fit(double minDist, double spread) {
        double logA = 0;
        double logB = 0;
        double damping = DAMPING;
        double error = error(minDist, spread, 1, 1);
        for (int round = 0; round < ROUNDS && damping < MOST_DAMPING; round++) {
            double[] normal = normal(minDist, spread, Math.exp(logA), Math.exp(logB));
            double aa = normal[0] * (1 + damping);
            double bb = normal[2] * (1 + damping);
            double determinant = aa * bb - normal[1] * normal[1];
            double stepA = (bb * normal[3] - normal[1] * normal[4]) / determinant;
            double stepB = (aa * normal[4] - normal[1] * normal[3]) / determinant;
            double now = error(minDist, spread, Math.exp(logA + stepA), Math.exp(logB + stepB));
            if (now <= error) { // false for NaN: the step is shortened
                boolean still = Math.abs(stepA) + Math.abs(stepB) < STILL;
                logA += stepA;
                logB += stepB;
                error = now;
                damping /= DAMPING_STEP;
                if (still) {
                    break;
                }
            } else {
                damping *= DAMPING_STEP;
            }
        }
        return new UmapCurve(Math.exp(logA), Math.exp(logB));
    }

    private static double wanted(double minDist, double spread, double distance) {
        return distance < minDist ? 1 : Math.exp(-(distance - minDist) / spread);
    }

    private static double place(double spread, int index) {
        return FARTHEST * spread * index / (PLACES - 1);
    }

    private static double error(double minDist, double spread, double a, double b) {
        double sum = 0;
        for (int i = 0; i < PLACES; i++) {
            double x = place(spread, i);
            double miss = wanted(minDist, spread, x) - 1 / (1 + a * Math.pow(x, 2 * b));
            sum += miss * miss;
        }
        return sum;
    }

    /** J'J (three numbers of the symmetric four) and J'r, by the logarithms of a and b. */
    private static double[] normal(double minDist, double spread, double a, double b) {
        double[] sums = new double[5];
        for (int i = 1; i < PLACES; i++) { // at 0 the curve is 1 whatever a and b
            double x = place(spread, i);
            double power = a * Math.pow(x, 2 * b);
            double curve = 1 / (1 + power);
            double byA = -curve * curve * power;
            double byB = byA * 2 * b * Math.log(x);
            double miss = wanted(minDist, spread, x) - curve;
            sums[0] += byA * byA;
            sums[1] += byA * byB;
            sums[2] += byB * byB;
            sums[3] += byA * miss;
            sums[4] += byB * miss;
        }
        return sums;
    }
}
