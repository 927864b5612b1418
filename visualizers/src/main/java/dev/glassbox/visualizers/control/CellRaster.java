package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;

/**
 * Paints the cells of a heat map into pixels; plain arrays, no toolkit. Cell borders fall on whole
 * pixels; a fine line parts cells that are large enough to spare it.
 */
final class CellRaster {
    private static final int LINE_FROM = 8; // device pixels a cell must measure to have a line
    private static final int HATCH = 6; // device pixels from one hatch line to the next

    private final int width;
    private final int height;
    private final int[] pixels;

    /**
     * @param pixels row-major 0xAARRGGBB, written by {@link #paint}
     */
    CellRaster(int width, int height, int[] pixels) {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels for " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /**
     * @param empty ground of a cell without a number
     * @param line hatching, and the line between cells
     */
    void paint(HeatmapData data, ColorScale scale, int empty, int line) {
        boolean lines = width / data.columns() >= LINE_FROM && height / data.rows() >= LINE_FROM;
        for (int row = 0; row < data.rows(); row++) {
            int top = edge(row, data.rows(), height);
            int bottom = edge(row + 1, data.rows(), height);
            for (int column = 0; column < data.columns(); column++) {
                int left = edge(column, data.columns(), width);
                int right = edge(column + 1, data.columns(), width);
                double value = data.at(row, column);
                if (Double.isNaN(value)) {
                    hatch(left, top, right, bottom, empty, line);
                } else {
                    fill(left, top, right, bottom, scale.argb(value));
                    if (lines) {
                        frame(left, top, right, bottom, line);
                    }
                }
            }
        }
    }

    /** Paints the colour scale itself, its largest value at the top. */
    void paintScale(ColorScale scale) {
        for (int y = 0; y < height; y++) {
            double share = (height - 1.0 - y) / Math.max(1, height - 1);
            int argb = scale.argb(scale.low() + share * (scale.high() - scale.low()));
            java.util.Arrays.fill(pixels, y * width, (y + 1) * width, argb);
        }
    }

    /** Where cell {@code index} of {@code count} begins on a side of {@code length} pixels. */
    static int edge(int index, int count, int length) {
        return (int) Math.round((double) index * length / count);
    }

    private void fill(int left, int top, int right, int bottom, int argb) {
        for (int y = top; y < bottom; y++) {
            java.util.Arrays.fill(pixels, y * width + left, y * width + right, argb);
        }
    }

    private void frame(int left, int top, int right, int bottom, int argb) {
        for (int y = top; y < bottom; y++) {
            pixels[y * width + right - 1] = argb;
        }
        java.util.Arrays.fill(
                pixels, (bottom - 1) * width + left, (bottom - 1) * width + right, argb);
    }

    private void hatch(int left, int top, int right, int bottom, int ground, int line) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                pixels[y * width + x] = (x + y) % HATCH == 0 ? line : ground;
            }
        }
    }
}
