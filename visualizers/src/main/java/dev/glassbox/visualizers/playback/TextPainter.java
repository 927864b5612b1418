package dev.glassbox.visualizers.playback;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws running text with the colour of each token behind it. A character that several tokens make
 * has the colours of all of them, side by side.
 */
final class TextPainter {
    private static final double[] SIZES = {3.2, 2.8, 2.4, 2, 1.6, 1.3}; // of the text's size
    private static final double LINE = 1.72; // of the size
    private static final double BOX = 1.34;
    private static final double LEGEND = 2.4; // em
    private static final double STRIP = 7.5;
    private static final double LEAST_FOR_STRIP = 19;
    private static final String BREAK = "⏎";

    private final Pen pen;
    private final PlaybackFrame frame;
    private final double width;
    private final double height;
    private final double em;
    private final List<Box> boxes = new ArrayList<>();
    private final ValueStrip strip;
    private double size;
    private Font font;
    private int lines;

    /** Where a glyph stands; the line counts from 0. */
    private record Box(Glyph glyph, String text, double x, double width, int line) {}

    TextPainter(Pen pen, PlaybackFrame frame, double width, double height) {
        this.pen = pen;
        this.frame = frame;
        this.width = width;
        em = pen.em();
        double below = height > LEAST_FOR_STRIP * em ? STRIP * em : 0;
        this.height = height - below;
        strip = new ValueStrip(pen, frame, this.height, below, width);
        size = SIZES[0] * em;
        font = pen.plain();
        for (double candidate : SIZES) { // as large as the whole text gets
            size = candidate * em;
            font = pen.sized(candidate, false);
            place();
            if (lines <= room()) {
                break;
            }
        }
    }

    private void place() {
        boxes.clear();
        double x = 0;
        int line = 0;
        for (Glyph glyph : frame.glyphs()) {
            String text = glyph.whole() ? written(glyph.text()) : "…";
            double wide = Math.max(0.3 * size, pen.width(text, font)) + 0.1 * size;
            if (x > 0 && x + wide > width - 0.4 * em) {
                x = 0;
                line++;
            }
            boxes.add(new Box(glyph, text, 0.2 * em + x, wide, line));
            x += wide;
            if (text.endsWith(BREAK)) {
                x = 0;
                line++;
            }
        }
        lines = boxes.isEmpty() ? 1 : boxes.get(boxes.size() - 1).line() + 1;
    }

    /** As it runs in a text: a space is a gap, other invisible characters have their sign. */
    private static String written(String text) {
        return TokenText.visible(text).replace('␣', ' ');
    }

    /** How many lines are in sight. */
    private int room() {
        return Math.max(1, (int) ((height - LEGEND * em) / (LINE * size)));
    }

    /** The lines above those in sight: the shown token is always in sight. */
    private int hidden() {
        int at = 0;
        for (Box box : boxes) {
            at = box.glyph().first() <= frame.shown() ? box.line() : at;
        }
        return Math.max(0, at + 1 - room());
    }

    private double top(int line) {
        return (line - hidden()) * LINE * size + 0.3 * em;
    }

    private boolean inSight(Box box) {
        return box.glyph().first() <= frame.shown()
                && box.line() >= hidden()
                && box.line() < hidden() + room();
    }

    /** The position of the token at a place, or -1. */
    int positionAt(double x, double y) {
        for (Box box : boxes) {
            double top = top(box.line());
            if (inSight(box)
                    && x >= box.x()
                    && x < box.x() + box.width()
                    && y >= top
                    && y < top + BOX * size) {
                return Math.min(frame.shown(), box.glyph().last());
            }
        }
        return strip.positionAt(x, y);
    }

    void paint(Texts texts, PlaybackState state) {
        ColorScale scale = ColorScale.magnitude(pen.palette(), frame.extent());
        boxes.stream().filter(this::inSight).forEach(box -> box(box, scale));
        for (Box box : boxes) {
            Glyph glyph = box.glyph();
            if (inSight(box) && glyph.last() >= frame.shown()) {
                ring(box, "surface", Math.max(5, 0.38 * em));
                ring(box, "accent", Math.max(3, 0.22 * em));
            }
        }
        legend(scale, texts, state);
        strip.paint(scale);
    }

    private void ring(Box box, String token, double thick) {
        GraphicsContext g = pen.graphics();
        g.setStroke(pen.colour(token));
        g.setLineWidth(thick);
        g.strokeRect(box.x() - 1, top(box.line()) - 1, box.width() + 2, BOX * size + 2);
    }

    private void box(Box box, ColorScale scale) {
        double y = top(box.line());
        Glyph glyph = box.glyph();
        boolean whole = glyph.last() <= frame.shown();
        int parts = glyph.last() - glyph.first() + 1;
        GraphicsContext g = pen.graphics();
        double ink = Double.NaN;
        for (int part = 0; part < parts && glyph.first() + part <= frame.shown(); part++) {
            double value = frame.values()[glyph.first() + part];
            double x = box.x() + part * box.width() / parts;
            if (Double.isFinite(value)) {
                g.setFill(Pen.of(scale.argb(value)));
                g.fillRect(x + 0.5, y, box.width() / parts - 1, BOX * size);
                ink = part <= parts / 2 ? value : ink;
            } else {
                pen.frame("line", x + 0.5, y, box.width() / parts - 1, BOX * size);
            }
        }
        Color colour = Double.isNaN(ink) ? pen.colour("text") : Pen.of(scale.ink(ink));
        pen.write(
                whole ? box.text() : "…", // half a character is not shown
                font,
                colour,
                TextAlignment.CENTER,
                box.x() + box.width() / 2,
                y + BOX * size / 2);
        if (glyph.first() < frame.given()) {
            pen.bar("axis-position", box.x(), y + (BOX + 0.06) * size, box.width(), 0.1 * size);
        }
    }

    private void legend(ColorScale scale, Texts texts, PlaybackState state) {
        double y = height - 1.1 * em;
        double from = 1.2 * em;
        double length = Math.min(12 * em, 0.35 * width);
        pen.right("0", pen.small(), "text-muted", from - 0.3 * em, y);
        for (int i = 0; i < 64; i++) {
            pen.graphics().setFill(Pen.of(scale.argb((i + 0.5) / 64 * frame.extent())));
            pen.graphics()
                    .fillRect(from + i * length / 64, y - 0.45 * em, length / 64 + 1, 0.9 * em);
        }
        pen.frame("line-strong", from, y - 0.45 * em, length, 0.9 * em);
        String end =
                state.colour() == PlaybackState.Colour.PROBABILITY
                        ? "1"
                        : "≥ " + Numbers.fixed(frame.extent(), 0);
        String name =
                switch (state.colour()) {
                    case PROBABILITY -> texts.text("playback.scale.probability");
                    case ENTROPY -> texts.text("playback.scale.entropy");
                    case LOSS -> texts.text("playback.scale.loss");
                };
        String words = end + "   " + name;
        double x = from + length + 0.4 * em;
        double room = width - x - 0.3 * em;
        String prompt = texts.text("playback.scale.prompt");
        double needs = pen.width(words, pen.small()) + pen.width(prompt, pen.small()) + 4.5 * em;
        pen.left(pen.cut(words, pen.small(), room), pen.small(), "text-muted", x, y);
        if (needs < room) {
            double mark = x + pen.width(words, pen.small()) + 1.6 * em;
            pen.bar("axis-position", mark, y - 0.08 * em, 1.6 * em, 0.16 * em);
            pen.left(prompt, pen.small(), "text-muted", mark + 2 * em, y);
        }
    }
}
