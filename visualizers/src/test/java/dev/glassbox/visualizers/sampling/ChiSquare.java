package dev.glassbox.visualizers.sampling;

/** Pearson's test of counts against expectations. */
final class ChiSquare {
    private static final double LEAST_EXPECTED = 5; // Cochran's rule: rarer ones are put together

    private ChiSquare() {}

    /** The probability of a deviation at least this large, if the counts come from {@code p}. */
    static double pValue(int[] counts, double[] p, int draws) {
        double statistic = 0;
        int cells = 0;
        double restExpected = 0;
        double restCount = 0;
        for (int i = 0; i < p.length; i++) {
            double expected = p[i] * draws;
            if (expected >= LEAST_EXPECTED) {
                statistic += square(counts[i] - expected) / expected;
                cells++;
            } else {
                restExpected += expected;
                restCount += counts[i];
            }
        }
        if (restExpected >= LEAST_EXPECTED) {
            statistic += square(restCount - restExpected) / restExpected;
            cells++;
        }
        return upperGamma((cells - 1) / 2.0, statistic / 2);
    }

    private static double square(double x) {
        return x * x;
    }

    /**
     * Q(a, x), the regularised upper incomplete gamma function, by series or continued fraction.
     */
    static double upperGamma(double a, double x) {
        if (x < a + 1) {
            double term = 1 / a;
            double sum = term;
            for (int n = 1; n < 1000; n++) {
                term *= x / (a + n);
                sum += term;
            }
            return 1 - sum * Math.exp(-x + a * Math.log(x) - logGamma(a));
        }
        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 1000; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            h *= d * c;
        }
        return Math.exp(-x + a * Math.log(x) - logGamma(a)) * h;
    }

    /** Stirling's series, shifted up by the recurrence. */
    private static double logGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 15) {
            shift -= Math.log(y);
            y++;
        }
        double r = 1 / (y * y);
        return shift
                + (y - 0.5) * Math.log(y)
                - y
                + 0.5 * Math.log(2 * Math.PI)
                + (1 / 12.0 - r * (1 / 360.0 - r / 1260.0)) / y;
    }
}
