package dev.glassbox.visualizers.control;

/**
 * Where points stand on the screen: the cloud is centred and scaled so that it fills the shorter
 * side, turned by the camera, and seen without perspective.
 */
final class PointPlaces {
    /** Room at the sides, of the shorter one. */
    private static final double MARGIN = 0.06;

    private final int dims;
    private final float[] positions;
    private final double[] middle;
    private final double reach; // half the width of the widest axis
    float[] xs = {};
    float[] ys = {};
    float[] depths = {}; // from -1, far, to 1, near; all 0 in the plane

    PointPlaces(int dims, float[] positions) {
        this.dims = dims;
        this.positions = positions;
        middle = new double[dims];
        double widest = 0;
        for (int d = 0; d < dims; d++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = d; i < positions.length; i += dims) {
                low = Math.min(low, positions[i]);
                high = Math.max(high, positions[i]);
            }
            if (positions.length > 0) {
                middle[d] = low / 2 + high / 2;
                widest = Math.max(widest, high / 2 - low / 2);
            }
        }
        reach = widest > 0 ? widest : 1; // all in one place
    }

    /** Half the width of the widest axis, in the points' own unit. */
    double reach() {
        return reach;
    }

    double middle(int axis) {
        return middle[axis];
    }

    /** Pixels to one half-width of the cloud. */
    static double scale(double width, double height, double zoom) {
        return Math.max(1, Math.min(width, height) * (0.5 - MARGIN)) * zoom;
    }

    /** Places all points, in pixels from the upper left corner. */
    void place(PointCamera camera, double width, double height) {
        int n = positions.length / dims;
        if (xs.length != n) {
            xs = new float[n];
            ys = new float[n];
            depths = new float[n];
        }
        double scale = scale(width, height, camera.zoom());
        double left = width / 2 - camera.x() * 2 * scale;
        double top = height / 2 + camera.y() * 2 * scale;
        double sinYaw = Math.sin(camera.yaw());
        double cosYaw = Math.cos(camera.yaw());
        double sinPitch = Math.sin(camera.pitch());
        double cosPitch = Math.cos(camera.pitch());
        for (int i = 0; i < n; i++) {
            double x = (positions[i * dims] - middle[0]) / reach;
            double y = (positions[i * dims + 1] - middle[1]) / reach;
            if (dims == 3) {
                double z = (positions[i * 3 + 2] - middle[2]) / reach;
                double across = x * cosYaw + z * sinYaw;
                double toward = z * cosYaw - x * sinYaw;
                double up = y * cosPitch - toward * sinPitch;
                depths[i] = (float) ((toward * cosPitch + y * sinPitch) / Math.sqrt(3));
                x = across;
                y = up;
            }
            xs[i] = (float) (left + x * scale);
            ys[i] = (float) (top - y * scale);
        }
    }
}
