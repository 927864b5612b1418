package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.tensor.Tensor;
import java.util.Arrays;

/**
 * The two directions in which a set of vectors spreads most (principal component analysis, Pearson
 * 1901), in doubles by power iteration. They are kept and used again, so that what moves on a
 * picture is the vectors and not the axes.
 *
 * @param mean of the vectors, {@code [d]}
 * @param first unit vector of the largest spread, {@code [d]}
 * @param second unit vector of the next, at a right angle, {@code [d]}
 * @param firstShare of the whole variance, from 0 to 1
 * @param secondShare of the whole variance, from 0 to 1
 */
public record PrincipalAxes(
        double[] mean, double[] first, double[] second, double firstShare, double secondShare) {
    private static final int ROUNDS = 500;
    private static final double SETTLED = 1e-12;

    /**
     * Of the rows of a matrix. A direction's sign is chosen so that its largest part is positive.
     *
     * @param rows {@code [n, d]}; with fewer than two different rows nothing spreads, and both
     *     shares are 0
     */
    public static PrincipalAxes of(Tensor rows) {
        int n = rows.size(0);
        int d = rows.size(1);
        double[] mean = new double[d];
        for (int i = 0; i < n; i++) {
            float[] row = rows.row(i);
            for (int k = 0; k < d; k++) {
                mean[k] += row[k] / (double) n;
            }
        }
        double[][] covariance = new double[d][d];
        for (int i = 0; i < n; i++) {
            float[] row = rows.row(i);
            for (int k = 0; k < d; k++) {
                double left = (row[k] - mean[k]) / n;
                for (int m = 0; m < d; m++) {
                    covariance[k][m] += left * (row[m] - mean[m]);
                }
            }
        }
        double whole = 0;
        for (int k = 0; k < d; k++) {
            whole += covariance[k][k];
        }
        double[] first = strongest(covariance, new double[d]);
        double firstSpread = spread(covariance, first);
        double[] second = strongest(covariance, first);
        double secondSpread = spread(covariance, second);
        return new PrincipalAxes(
                mean,
                first,
                second,
                whole > 0 ? firstSpread / whole : 0,
                whole > 0 ? secondSpread / whole : 0);
    }

    /**
     * The same plane, turned over so that it looks as much as it can as it did before: an axis
     * points the way that the earlier one did, and the two change places where that fits better.
     */
    public PrincipalAxes like(PrincipalAxes before) {
        boolean crossed =
                Math.abs(dot(first, before.second)) + Math.abs(dot(second, before.first))
                        > Math.abs(dot(first, before.first)) + Math.abs(dot(second, before.second));
        double[] across = towards(crossed ? second : first, before.first);
        double[] up = towards(crossed ? first : second, before.second);
        return crossed
                ? new PrincipalAxes(mean, across, up, secondShare, firstShare)
                : new PrincipalAxes(mean, across, up, firstShare, secondShare);
    }

    /**
     * Where vectors lie in this plane.
     *
     * @param rows {@code [n, d]}
     * @return one {@code (x, y)} a row
     */
    public double[][] project(Tensor rows) {
        double[][] places = new double[rows.size(0)][2];
        for (int i = 0; i < places.length; i++) {
            float[] row = rows.row(i);
            for (int k = 0; k < mean.length; k++) {
                double from = row[k] - mean[k];
                places[i][0] += from * first[k];
                places[i][1] += from * second[k];
            }
        }
        return places;
    }

    private static double[] towards(double[] axis, double[] before) {
        if (dot(axis, before) >= 0) {
            return axis;
        }
        return Arrays.stream(axis).map(part -> -part).toArray();
    }

    /** Power iteration at a right angle to a direction (or to none, where that is zero). */
    private static double[] strongest(double[][] covariance, double[] besides) {
        int d = besides.length;
        double[] now = new double[d];
        for (int k = 0; k < d; k++) {
            now[k] = 1 + 1.0 / (k + 2); // in no symmetric direction
        }
        straighten(now, besides);
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[d];
            for (int k = 0; k < d; k++) {
                next[k] = dot(covariance[k], now);
            }
            if (!straighten(next, besides)) {
                break; // nothing spreads that way
            }
            double turned = 1 - Math.abs(dot(next, now));
            now = next;
            if (turned < SETTLED) {
                break;
            }
        }
        int largest = 0;
        for (int k = 1; k < d; k++) {
            if (Math.abs(now[k]) > Math.abs(now[largest])) {
                largest = k;
            }
        }
        if (now[largest] < 0) {
            now = Arrays.stream(now).map(part -> -part).toArray();
        }
        return now;
    }

    /** Makes a vector of length 1 at a right angle; false if nothing is left of it. */
    private static boolean straighten(double[] vector, double[] besides) {
        double along = dot(vector, besides);
        for (int k = 0; k < vector.length; k++) {
            vector[k] -= along * besides[k];
        }
        double length = Math.sqrt(dot(vector, vector));
        if (!(length > 1e-300)) {
            return false;
        }
        for (int k = 0; k < vector.length; k++) {
            vector[k] /= length;
        }
        return true;
    }

    private static double spread(double[][] covariance, double[] axis) {
        double sum = 0;
        for (int k = 0; k < axis.length; k++) {
            sum += axis[k] * dot(covariance[k], axis);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
