package dev.glassbox.visualizers.chart;

import java.util.Arrays;

/**
 * Draws lines into an array of pixels, with smooth edges and round ends. A line a person sees as
 * one is one: where it crosses itself it does not grow darker. Noisy curves, which go up and down
 * in every column, take JavaFX and JFreeChart longer than a frame; this takes a few milliseconds.
 */
final class CurveRaster {
    private static final double LONE_DOT = 1.6; // radius, of the line's width
    private static final double DOT = 0.72;
    private static final byte FULL = (byte) 255;

    private final int width;
    private final int height;
    private final int[] pixels; // row-major 0xAARRGGBB, premultiplied
    private final byte[] coverage; // of the line being drawn, from 0 to 255
    private int top;
    private int bottom;

    /**
     * @param pixels of {@code width} times {@code height}
     */
    CurveRaster(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        this.coverage = new byte[width * height];
        this.top = height;
        this.bottom = -1;
    }

    /**
     * How a line looks.
     *
     * @param thick width in pixels
     * @param along whether dashes are as long as the line is; otherwise as wide as it goes to the
     *     right, without which the dashes of a noisy curve would be noise too
     * @param dots whether every point gets one
     * @param argb opaque
     * @param opacity from 0 to 1
     */
    record Look(
            Curves.Line line,
            double thick,
            boolean along,
            boolean dots,
            int argb,
            double opacity) {}

    void draw(PixelPath path, Look look) {
        Pen pen = new Pen(look);
        for (int i = 0; i < path.size(); i++) {
            if (path.isGap(i)) {
                continue;
            }
            boolean begins = i == 0 || path.isGap(i - 1);
            boolean ends = i + 1 == path.size() || path.isGap(i + 1);
            if (begins) {
                pen.begin();
            } else {
                pen.to(path.x(i - 1), path.y(i - 1), path.x(i), path.y(i));
            }
            if ((begins && ends) || look.dots) {
                disc(path.x(i), path.y(i), LONE_DOT * look.thick);
            }
        }
        blend(look.argb, look.opacity);
    }

    /** Lengths of a line's strokes and the spaces between them, of its width; empty if none. */
    static double[] pattern(Curves.Line line) {
        return switch (line) {
            case SOLID -> new double[0];
            case DASHED -> new double[] {4, 3.4};
            case DOTTED -> new double[] {0, 2.7};
        };
    }

    /** Cuts a line into its strokes. */
    private final class Pen {
        private final Look look;
        private final double on;
        private final double period;
        private double phase;

        Pen(Look look) {
            this.look = look;
            double[] pattern = pattern(look.line);
            on = pattern.length == 0 ? 0 : pattern[0] * look.thick;
            period = pattern.length == 0 ? 0 : on + pattern[1] * look.thick;
        }

        void begin() {
            phase = 0;
        }

        void to(double x0, double y0, double x1, double y1) {
            if (period == 0) {
                stroke(x0, y0, x1, y1, look.thick / 2);
                return;
            }
            double length = look.along ? Math.hypot(x1 - x0, y1 - y0) : Math.abs(x1 - x0);
            if (length == 0 || length > 1e5) { // straight up, or from out of sight
                if (phase < on) {
                    stroke(x0, y0, x1, y1, look.thick / 2);
                }
                return;
            }
            double done = 0;
            while (done < length) {
                double end = phase < on ? on : period;
                double step = Math.min(length - done, end - phase);
                if (on == 0 && phase == 0) {
                    double t = done / length;
                    disc(x0 + t * (x1 - x0), y0 + t * (y1 - y0), DOT * look.thick);
                } else if (phase < on) {
                    double from = done / length;
                    double to = (done + step) / length;
                    stroke(
                            x0 + from * (x1 - x0),
                            y0 + from * (y1 - y0),
                            x0 + to * (x1 - x0),
                            y0 + to * (y1 - y0),
                            look.thick / 2);
                }
                done += step;
                phase = phase + step >= period - 1e-9 ? 0 : phase + step;
            }
        }
    }

    private void disc(double x, double y, double radius) {
        stroke(x, y, x, y, radius);
    }

    /** All pixels by their distance to a straight line; rows or columns, whichever it crosses. */
    private void stroke(double x0, double y0, double x1, double y1, double radius) {
        double reach = radius + 0.5;
        int firstRow = first(Math.min(y0, y1) - reach, 0);
        int lastRow = last(Math.max(y0, y1) + reach, height - 1);
        int firstColumn = first(Math.min(x0, x1) - reach, 0);
        int lastColumn = last(Math.max(x0, x1) + reach, width - 1);
        if (firstRow > lastRow || firstColumn > lastColumn) {
            return;
        }
        double dx = x1 - x0;
        double dy = y1 - y0;
        Span span = new Span(x0, y0, dx, dy, radius);
        double slant = Math.sqrt(span.square);
        top = Math.min(top, firstRow);
        bottom = Math.max(bottom, lastRow);
        if (Math.abs(dy) >= Math.abs(dx)) {
            double half = dy == 0 ? reach : reach * slant / Math.abs(dy);
            for (int row = firstRow; row <= lastRow; row++) {
                double middle = dy == 0 ? x0 : x0 + (row + 0.5 - y0) / dy * dx;
                int from = first(middle - half, firstColumn);
                int to = last(middle + half, lastColumn);
                for (int column = from; column <= to; column++) {
                    span.cover(column, row);
                }
            }
        } else {
            double half = reach * slant / Math.abs(dx);
            for (int column = firstColumn; column <= lastColumn; column++) {
                double middle = y0 + (column + 0.5 - x0) / dx * dy;
                int from = first(middle - half, firstRow);
                int to = last(middle + half, lastRow);
                for (int row = from; row <= to; row++) {
                    span.cover(column, row);
                }
            }
        }
    }

    /** The first pixel whose middle lies beyond an edge. */
    private static int first(double edge, int least) {
        return (int) Math.max(least, Math.ceil(edge - 0.5));
    }

    /** The last pixel whose middle lies before an edge. */
    private static int last(double edge, int most) {
        return (int) Math.min(most, Math.floor(edge - 0.5));
    }

    /** A straight line with round ends. */
    private final class Span {
        private final double x0;
        private final double y0;
        private final double dx;
        private final double dy;
        private final double square;
        private final double perLength;
        private final double outer;

        Span(double x0, double y0, double dx, double dy, double radius) {
            this.x0 = x0;
            this.y0 = y0;
            this.dx = dx;
            this.dy = dy;
            square = dx * dx + dy * dy;
            perLength = square == 0 ? 0 : 1 / Math.sqrt(square);
            outer = radius + 0.5;
        }

        void cover(int column, int row) {
            int at = row * width + column;
            if (coverage[at] == FULL) {
                return; // most pixels of a noisy curve, again and again
            }
            double px = column + 0.5 - x0;
            double py = row + 0.5 - y0;
            double along = px * dx + py * dy;
            double distance;
            if (along <= 0) {
                distance = Math.sqrt(px * px + py * py);
            } else if (along >= square) {
                distance = Math.sqrt((px - dx) * (px - dx) + (py - dy) * (py - dy));
            } else {
                distance = Math.abs(px * dy - py * dx) * perLength;
            }
            int covered = (int) (255 * Math.min(1, outer - distance));
            if (covered > (coverage[at] & 0xFF)) {
                coverage[at] = (byte) covered;
            }
        }
    }

    /** Lays the line over what is drawn already. */
    private void blend(int argb, double opacity) {
        int red = (argb >> 16) & 0xFF;
        int green = (argb >> 8) & 0xFF;
        int blue = argb & 0xFF;
        int share = (int) Math.round(opacity * 256);
        for (int at = Math.max(0, top) * width; at < (bottom + 1) * width; at++) {
            if (coverage[at] != 0) {
                int alpha = ((coverage[at] & 0xFF) * share) >> 8;
                int under = pixels[at];
                int rest = 255 - alpha;
                pixels[at] =
                        ((alpha + (under >>> 24) * rest / 255) << 24)
                                | (((red * alpha + ((under >> 16) & 0xFF) * rest) / 255) << 16)
                                | (((green * alpha + ((under >> 8) & 0xFF) * rest) / 255) << 8)
                                | ((blue * alpha + (under & 0xFF) * rest) / 255);
            }
        }
        if (bottom >= top) {
            Arrays.fill(coverage, Math.max(0, top) * width, (bottom + 1) * width, (byte) 0);
        }
        top = height;
        bottom = -1;
    }
}
