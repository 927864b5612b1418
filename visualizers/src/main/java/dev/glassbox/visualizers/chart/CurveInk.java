package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.Palette;

/** The curves of a chart as pixels; counts how much of them lies somewhere. */
final class CurveInk {
    private static final double FAINT = 0.32; // a measured curve behind its smoothed one
    private static final double THIN = 0.6; // the same, of a curve's width
    private static final double APART = 11; // points so many line widths apart are seen as dots

    private final Smoothing smoothing = new Smoothing();
    private int width;
    private int height;
    private int[] pixels = {};

    /**
     * Where the pixels lie.
     *
     * @param sharpness pixels of the screen to one logical pixel
     */
    record Sheet(PlotArea area, double left, double top, double sharpness) {
        private AxisScale x() {
            AxisScale x = area.axes().x();
            return new AxisScale(moved(x, left), x.exponents());
        }

        private AxisScale y() {
            AxisScale y = area.axes().y();
            return new AxisScale(moved(y, top), y.exponents());
        }

        private dev.glassbox.visualizers.scale.LinearScale moved(AxisScale scale, double by) {
            var line = scale.line();
            return new dev.glassbox.visualizers.scale.LinearScale(
                    line.low(),
                    line.high(),
                    (line.start() - by) * sharpness,
                    (line.end() - by) * sharpness);
        }
    }

    void paint(Curves curves, Sheet sheet, Palette palette, double thick, int w, int h, int[] to) {
        width = w;
        height = h;
        pixels = to;
        java.util.Arrays.fill(to, 0);
        CurveRaster raster = new CurveRaster(w, h, to);
        double line = thick * sheet.sharpness;
        smoothing.keepOnly(curves.series());
        for (Curves.Series series : curves.series()) {
            if (series.smoothing() > 0) {
                PixelPath path = Sampling.of(series.x(), series.y(), sheet.x(), sheet.y());
                raster.draw(
                        path,
                        new CurveRaster.Look(
                                Curves.Line.SOLID,
                                line * THIN,
                                false,
                                false,
                                palette.argb(series.token()),
                                FAINT));
            }
        }
        for (Curves.Series series : curves.series()) {
            PixelPath path = Sampling.of(series.x(), smoothing.of(series), sheet.x(), sheet.y());
            raster.draw(path, look(path, series, palette, line));
        }
    }

    private static CurveRaster.Look look(
            PixelPath path, Curves.Series series, Palette palette, double line) {
        double reach = path.reach();
        boolean few = reach > APART * line * (path.size() - 1);
        boolean along = path.size() <= 0.25 * reach;
        return new CurveRaster.Look(
                series.line(), line, few || along, few, palette.argb(series.token()), 1);
    }

    /** The value that is drawn of a point. */
    double drawn(Curves.Series series, int index) {
        return smoothing.of(series)[index];
    }

    /** How many pixels of curves a rectangle has. */
    int within(Sheet sheet, LevelLabels.Box box) {
        int from = Math.max(0, (int) ((box.left() - sheet.left) * sheet.sharpness));
        int to = Math.min(width, (int) ((box.right() - sheet.left) * sheet.sharpness));
        int last = Math.min(height, (int) ((box.bottom() - sheet.top) * sheet.sharpness));
        int count = 0;
        for (int y = Math.max(0, (int) ((box.top() - sheet.top) * sheet.sharpness));
                y < last;
                y++) {
            for (int x = from; x < to; x++) {
                count += pixels[y * width + x] == 0 ? 0 : 1;
            }
        }
        return count;
    }
}
