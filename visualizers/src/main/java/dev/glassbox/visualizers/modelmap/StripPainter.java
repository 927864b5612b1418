package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.modelmap.MapLayout.Rect;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Tensors as colours: strips with a row for each position, and squares of query by key. */
final class StripPainter {
    private final Scene scene;
    private final Brush brush;
    private final MapLayout layout;

    StripPainter(Scene scene) {
        this.scene = scene;
        brush = scene.brush();
        layout = scene.layout();
    }

    /** Signed values; a pixel that holds several shows the one of largest magnitude. */
    void strip(String part, Strip strip) {
        Rect r = scene.rect(part);
        int w = (int) Math.max(1, Math.round(r.w()));
        int h = (int) Math.max(1, Math.round(r.h()));
        int[] pixels = new int[w * h];
        ColorScale scale = ColorScale.signed(brush.palette(), strip.extent());
        double pitch = (double) h / layout.shown();
        double gap = pitch > 6 ? Math.min(3, pitch * 0.12) : 0;
        int between = strip.groups() > 1 && w > 5 * strip.groups() ? 2 : 0;
        int warning = brush.palette().argb("warning");
        for (int y = 0; y < h; y++) {
            int row = Math.min(strip.rows() - 1, layout.first() + (int) (y / pitch));
            double within = y - (row - layout.first()) * pitch;
            if (within < gap / 2 || within > pitch - gap / 2) {
                continue;
            }
            for (int x = 0; x < w; x++) {
                int group = Math.min(strip.groups() - 1, x * strip.groups() / w);
                if (between > 0 && group > 0 && x - group * w / strip.groups() < between) {
                    continue;
                }
                int from = (int) ((long) x * strip.columns() / w);
                int to = Math.max(from + 1, (int) ((long) (x + 1) * strip.columns() / w));
                float value = strongest(strip, row, from, to);
                pixels[y * w + x] = Float.isNaN(value) ? warning : scale.argb(value);
            }
        }
        draw(pixels, w, h, r, scene.opacity(part));
    }

    private static float strongest(Strip strip, int row, int from, int to) {
        float strongest = 0;
        for (int column = from; column < to; column++) {
            float value = strip.at(row, column);
            if (Float.isNaN(value)) {
                return value;
            }
            if (Math.abs(value) > Math.abs(strongest)) {
                strongest = value;
            }
        }
        return strongest;
    }

    private void draw(int[] pixels, int w, int h, Rect r, double opacity) {
        WritableImage image = new WritableImage(w, h);
        image.getPixelWriter()
                .setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        brush.g().setGlobalAlpha(opacity);
        brush.g().drawImage(image, Math.round(r.x()), Math.round(r.y()), w, h);
        brush.g().setGlobalAlpha(1);
    }

    /** The head whose attention is drawn, among all heads of a strip. */
    void chosenHead(String part, Strip strip, int head) {
        if (strip.groups() < 2) {
            return;
        }
        Rect r = scene.rect(part);
        double width = r.w() / strip.groups();
        brush.g().setStroke(brush.colour("axis-head", scene.opacity(part)));
        brush.roundLine(new Rect(r.x() + head * width - 1, r.y() - 2, width + 2, r.h() + 4), 2, 2);
    }

    /** Query by key: weights on the map of magnitudes, scores on the signed one. */
    void square(String part, Strip strip, boolean magnitude, int query, int key) {
        Rect r = layout.square(scene.rect(part));
        int shown = layout.shown();
        double cell = r.w() / shown;
        ColorScale scale =
                magnitude
                        ? ColorScale.magnitude(brush.palette(), 1)
                        : ColorScale.signed(brush.palette(), strip.extent());
        double opacity = scene.opacity(part);
        double gap = cell > 6 ? 1 : 0;
        boolean written = cell > 2.5 * brush.em();
        for (int row = 0; row < shown; row++) {
            for (int column = 0; column < shown; column++) {
                float value = strip.at(layout.first() + row, layout.first() + column);
                brush.g().setFill(ground(value, scale, magnitude, column > row, opacity));
                double x = r.x() + column * cell;
                double y = r.y() + row * cell;
                brush.g().fillRect(x, y, cell - gap, cell - gap);
                if (written
                        && Float.isFinite(value)
                        && !(magnitude && column > row && value == 0)) {
                    brush.text(
                            Numbers.fixed(value, 2),
                            x + cell / 2,
                            y + cell / 2,
                            0.82,
                            false,
                            Brush.colour(scale.ink(value), opacity),
                            TextAlignment.CENTER);
                }
            }
        }
        labels(r, cell, opacity);
        ring(r, cell, query, key);
    }

    private Color ground(
            float value, ColorScale scale, boolean magnitude, boolean later, double opacity) {
        if (Float.isNaN(value)) {
            return brush.colour("warning", opacity);
        }
        if (Float.isInfinite(value) || magnitude && later && value == 0) {
            return brush.colour("line", 0.35 * opacity);
        }
        return Brush.colour(scale.argb(value), opacity);
    }

    private void labels(Rect r, double cell, double opacity) {
        if (cell < 1.1 * brush.em()) {
            return;
        }
        double size = 0.74;
        for (int at = 0; at < layout.shown(); at++) {
            String token = scene.frame().tokens().get(layout.first() + at);
            double middle = (at + 0.5) * cell;
            String across = brush.fitted(token, size, false, cell - 2);
            brush.text(
                    across,
                    r.x() + middle,
                    r.bottom() + 0.6 * brush.em(),
                    size,
                    false,
                    brush.colour("text-muted", opacity),
                    TextAlignment.CENTER);
        }
    }

    private void ring(Rect r, double cell, int query, int key) {
        if (query < layout.first() || key < layout.first() || query < 0) {
            return;
        }
        Rect one =
                new Rect(
                        r.x() + (key - layout.first()) * cell - 1,
                        r.y() + (query - layout.first()) * cell - 1,
                        cell + 1,
                        cell + 1);
        brush.g().setStroke(brush.colour("surface"));
        brush.roundLine(one, 2, 5);
        brush.g().setStroke(brush.colour("accent"));
        brush.roundLine(one, 2, 3);
    }
}
