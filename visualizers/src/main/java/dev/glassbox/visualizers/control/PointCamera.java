package dev.glassbox.visualizers.control;

/**
 * From where many points are looked at. Part of the picture's state: equal cameras give equal
 * pictures.
 *
 * @param zoom 1 shows all; from {@value #LEAST_ZOOM} to {@value #MOST_ZOOM}
 * @param x what is in the middle, in widths of the cloud; 0 is its own middle
 * @param y likewise, upward
 * @param yaw turned about the upright axis, in radians; in space alone
 * @param pitch tilted toward the onlooker, in radians from -pi/2 to pi/2; in space alone
 */
public record PointCamera(double zoom, double x, double y, double yaw, double pitch) {
    public static final double LEAST_ZOOM = 0.2;
    public static final double MOST_ZOOM = 200;

    /** All of them, from the front. */
    public static final PointCamera WHOLE = new PointCamera(1, 0, 0, 0, 0);

    /** All of them, from where depth is seen. */
    public static final PointCamera ASLANT = new PointCamera(1, 0, 0, 0.6, 0.35);

    public PointCamera {
        check("zoom", zoom, LEAST_ZOOM, MOST_ZOOM);
        check("x", x, -10, 10);
        check("y", y, -10, 10);
        check("yaw", yaw, -1000, 1000);
        check("pitch", pitch, -Math.PI / 2, Math.PI / 2);
    }

    private static void check(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    name + " goes from " + low + " to " + high + ", got " + value);
        }
    }

    /** Moved by parts of the cloud's width. */
    public PointCamera moved(double right, double up) {
        return new PointCamera(zoom, within(x + right, 10), within(y + up, 10), yaw, pitch);
    }

    /** Turned by radians. */
    public PointCamera turned(double byYaw, double byPitch) {
        return new PointCamera(
                zoom, x, y, (yaw + byYaw) % (2 * Math.PI), within(pitch + byPitch, Math.PI / 2));
    }

    /**
     * Nearer or farther, about a place that stays where it is.
     *
     * @param factor above 1 is nearer
     * @param atX of that place, from the middle of the picture, in its shorter side
     * @param atY likewise, upward
     */
    public PointCamera zoomed(double factor, double atX, double atY) {
        double next = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, zoom * factor));
        double keep = 1 / zoom - 1 / next;
        return new PointCamera(
                next, within(x + atX * keep, 10), within(y + atY * keep, 10), yaw, pitch);
    }

    private static double within(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
