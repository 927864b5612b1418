package dev.glassbox.visualizers.control;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Draws points into pixels: round and smooth where they are few, small squares where many. */
final class PointRaster {
    private static final int FEW = 6_000;
    private static final int LEVELS = 64; // of depth, which is painted from far to near
    private static final double FADED = 0.55; // of the farthest points
    private static final double DIMMED = 0.78; // of points beside those that stand out

    private final int surface;
    private final int[] counts = new int[LEVELS + 1];
    private int[] order = {};

    PointRaster(int surface) {
        this.surface = surface;
    }

    /**
     * @param radius of a point, in pixels
     */
    void paint(
            PointCloudData data,
            PointPlaces places,
            double radius,
            int width,
            int height,
            int[] pixels) {
        Arrays.fill(pixels, surface);
        int n = data.size();
        boolean round = n <= FEW;
        boolean[] strong = data.strong();
        if (data.dims() == 3) {
            sort(places.depths);
        }
        for (int pass = strong == null ? 1 : 0; pass < 2; pass++) {
            for (int at = 0; at < n; at++) {
                int i = data.dims() == 3 ? order[at] : at;
                boolean dim = strong != null && !strong[i];
                if (strong != null && dim != (pass == 0)) {
                    continue;
                }
                double depth = places.depths[i];
                double away = data.dims() == 3 ? FADED * (1 - depth) / 2 : 0;
                int colour = mix(data.colours()[i], dim ? Math.max(DIMMED, away) : away);
                double size = data.dims() == 3 ? radius * (1 + 0.3 * depth) : radius;
                if (round) {
                    dot(places.xs[i], places.ys[i], size, colour, width, height, pixels);
                } else {
                    square(places.xs[i], places.ys[i], size, colour, width, height, pixels);
                }
            }
        }
    }

    /** From far to near, in {@value #LEVELS} levels: exact enough to be seen, and quick. */
    private void sort(float[] depths) {
        if (order.length != depths.length) {
            order = new int[depths.length];
        }
        Arrays.fill(counts, 0);
        for (float depth : depths) {
            counts[level(depth) + 1]++;
        }
        for (int level = 0; level < LEVELS; level++) {
            counts[level + 1] += counts[level];
        }
        for (int i = 0; i < depths.length; i++) {
            order[counts[level(depths[i])]++] = i;
        }
    }

    private static int level(float depth) {
        return Math.max(0, Math.min(LEVELS - 1, (int) ((depth + 1) / 2 * LEVELS)));
    }

    private int mix(int colour, double towardSurface) {
        return blend(colour, surface, towardSurface);
    }

    private static int blend(int a, int b, double share) {
        if (share <= 0) {
            return a;
        }
        int part = (int) Math.round(Math.min(1, share) * 256);
        int red = (a >> 16 & 0xFF) + (((b >> 16 & 0xFF) - (a >> 16 & 0xFF)) * part >> 8);
        int green = (a >> 8 & 0xFF) + (((b >> 8 & 0xFF) - (a >> 8 & 0xFF)) * part >> 8);
        int blue = (a & 0xFF) + (((b & 0xFF) - (a & 0xFF)) * part >> 8);
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    private static void square(
            double x, double y, double radius, int colour, int width, int height, int[] pixels) {
        int side = Math.max(2, (int) Math.round(2 * radius));
        int left = (int) Math.round(x - side / 2.0);
        int top = (int) Math.round(y - side / 2.0);
        int right = Math.min(width, left + side);
        int bottom = Math.min(height, top + side);
        for (int row = Math.max(0, top); row < bottom; row++) {
            for (int column = Math.max(0, left); column < right; column++) {
                pixels[row * width + column] = colour;
            }
        }
    }

    private static void dot(
            double x, double y, double radius, int colour, int width, int height, int[] pixels) {
        int left = Math.max(0, (int) Math.floor(x - radius - 1));
        int right = Math.min(width - 1, (int) Math.ceil(x + radius + 1));
        int top = Math.max(0, (int) Math.floor(y - radius - 1));
        int bottom = Math.min(height - 1, (int) Math.ceil(y + radius + 1));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double far = Math.hypot(column + 0.5 - x, row + 0.5 - y);
                double covered = Math.max(0, Math.min(1, radius + 0.5 - far));
                if (covered > 0) {
                    int at = row * width + column;
                    pixels[at] = blend(pixels[at], colour, covered);
                }
            }
        }
    }

    /** The point nearest to a place on the screen, no farther than a reach; -1 if there is none. */
    static int nearest(
            PointPlaces places, boolean @Nullable [] strong, double x, double y, double reach) {
        int found = -1;
        double best = reach * reach;
        for (int i = 0; i < places.xs.length; i++) {
            double dx = places.xs[i] - x;
            double dy = places.ys[i] - y;
            double far = dx * dx + dy * dy;
            boolean nearer =
                    far < best
                            || (far == best
                                    && found >= 0
                                    && places.depths[i] > places.depths[found]);
            if (nearer && far <= reach * reach && (strong == null || strong[i] || found < 0)) {
                best = far;
                found = i;
            }
        }
        return found;
    }
}
