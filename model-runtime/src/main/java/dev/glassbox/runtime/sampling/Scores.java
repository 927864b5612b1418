package dev.glassbox.runtime.sampling;

import java.util.Arrays;

/** Arithmetic on unnormalised log-probabilities, where minus infinity is a cut candidate. */
final class Scores {
    static final double CUT = Double.NEGATIVE_INFINITY;

    private Scores() {}

    static double largest(double[] scores) {
        double largest = CUT;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        return largest;
    }

    /** log(sum(exp(score))); minus infinity where all are cut. */
    static double logSum(double[] scores) {
        double largest = largest(scores);
        double sum = 0;
        for (double score : scores) {
            sum += score == CUT ? 0 : Math.exp(score - largest);
        }
        return largest + Math.log(sum);
    }

    /** The softmax; all 0 where all are cut. */
    static double[] probabilities(double[] scores) {
        double[] p = new double[scores.length];
        double largest = largest(scores);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            // The largest exponent is 0, so nothing overflows at a small temperature.
            p[i] = scores[i] == CUT ? 0 : Math.exp(scores[i] - largest);
            sum += p[i];
        }
        for (int i = 0; sum > 0 && i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    /** Those that are left, the smallest first. */
    static double[] sorted(double[] scores) {
        double[] left = Arrays.stream(scores).filter(score -> score != CUT).toArray();
        Arrays.sort(left);
        return left;
    }
}
