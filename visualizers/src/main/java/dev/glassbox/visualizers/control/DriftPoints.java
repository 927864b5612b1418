package dev.glassbox.visualizers.control;

import java.util.List;

/**
 * Points in the plane and where they came from, such as the embeddings of words while a model
 * learns them: everything a {@link DriftPlot} draws.
 *
 * @param categories kinds of points
 * @param points the most important first: where labels have no room, theirs are kept
 */
public record DriftPoints(Axis x, Axis y, List<Category> categories, List<Point> points) {

    public DriftPoints {
        categories = List.copyOf(categories);
        points = List.copyOf(points);
        for (Point point : points) {
            if (point.category < 0 || point.category >= categories.size()) {
                throw new IllegalArgumentException(
                        point.label + " is of category " + point.category);
            }
        }
    }

    /**
     * What is in sight at least, whatever the points do.
     *
     * @param name in the language in use
     */
    public record Axis(String name, double low, double high) {
        public Axis {
            if (!(low < high)) {
                throw new IllegalArgumentException("an axis from " + low + " to " + high);
            }
        }
    }

    /** A form, so that categories are told apart without their colours too. */
    public enum Form {
        DISC,
        SQUARE,
        TRIANGLE,
        DIAMOND,
        RING,
        CROSS
    }

    /**
     * A kind of points.
     *
     * @param label in the language in use
     * @param token its colour
     */
    public record Category(String label, String token, Form form) {}

    /**
     * One point.
     *
     * @param label as a person shall see it
     * @param category index of its kind
     * @param x where it was, the oldest first, and is, at the end; at least one. Handed over: never
     *     written to again
     * @param y as many. Handed over: never written to again
     */
    public record Point(String label, int category, double[] x, double[] y) {
        public Point {
            if (x.length == 0 || x.length != y.length) {
                throw new IllegalArgumentException(
                        label + " has " + x.length + " and " + y.length + " places");
            }
        }

        /** Where it is now. */
        double nowX() {
            return x[x.length - 1];
        }

        double nowY() {
            return y[y.length - 1];
        }

        /** Whether there is such a place. */
        boolean isSomewhere() {
            return Double.isFinite(nowX()) && Double.isFinite(nowY());
        }
    }
}
