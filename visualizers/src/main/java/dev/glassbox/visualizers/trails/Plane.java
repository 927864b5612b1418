package dev.glassbox.visualizers.trails;

import dev.glassbox.runtime.projection.PrincipalComponents;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.Optional;

/**
 * What the drawing looks along: two directions of length 1 at a right angle to one another. So the
 * drawing is a projection, one unit is as long to the right as upwards, and nothing is farther
 * apart in it than in all dimensions.
 *
 * @param origin what is drawn at 0, {@code [D]}
 * @param right {@code [D]}
 * @param up {@code [D]}
 * @param shares of the variance along each, where they are principal components; else empty
 * @param cosine of the angle between the two directions as they were given; 0 for components
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Plane(
        double[] origin, double[] right, double[] up, Optional<double[]> shares, double cosine) {
    /** Two directions nearer than this have no plane worth drawing. */
    private static final double PARALLEL = 1 - 1e-6;

    /**
     * The plane in which vectors spread most.
     *
     * @param rows {@code [n, D]}
     */
    static Plane ofComponents(float[] rows, int width, Cancellation cancellation) {
        PrincipalComponents found = PrincipalComponents.of(rows, width, 2, cancellation);
        return new Plane(
                found.mean(),
                found.components()[0],
                found.components()[1],
                Optional.of(found.shares()),
                0);
    }

    /**
     * The plane that two directions lie in: to the right the first, upwards what the second has
     * beyond it (Gram and Schmidt).
     *
     * @return empty where both are the same direction, or one is none
     */
    static Optional<Plane> ofDirections(float[] first, float[] second) {
        double[] right = ofLengthOne(doubles(first));
        double[] other = ofLengthOne(doubles(second));
        double cosine = dot(right, other);
        if (!(Math.abs(cosine) < PARALLEL)) {
            return Optional.empty();
        }
        double[] up = other.clone();
        for (int d = 0; d < up.length; d++) {
            up[d] -= cosine * right[d];
        }
        return Optional.of(
                new Plane(
                        new double[right.length],
                        right,
                        ofLengthOne(up),
                        Optional.empty(),
                        cosine));
    }

    /** How far to the right a vector is drawn. */
    double x(float[] vector) {
        return along(vector, right);
    }

    /** How far up. */
    double y(float[] vector) {
        return along(vector, up);
    }

    private double along(float[] vector, double[] axis) {
        double sum = 0;
        for (int d = 0; d < axis.length; d++) {
            sum += (vector[d] - origin[d]) * axis[d];
        }
        return sum;
    }

    private static double[] doubles(float[] vector) {
        double[] wide = new double[vector.length];
        for (int d = 0; d < wide.length; d++) {
            wide[d] = vector[d];
        }
        return wide;
    }

    private static double[] ofLengthOne(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        double[] scaled = vector.clone();
        for (int d = 0; d < scaled.length; d++) {
            scaled[d] /= length;
        }
        return scaled;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
