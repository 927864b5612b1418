package dev.glassbox.visualizers.sampling;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import javafx.scene.text.TextAlignment;

/**
 * Draws the line from 0 to 1 that every token has a part of, in the order of ids, and where the
 * random number falls.
 */
final class LinePainter {
    /** Height of the picture, in em. */
    static final double HEIGHT = 5.2;

    private static final double LINE = 1.5;

    private final Pen pen;
    private final double em;

    LinePainter(Pen pen) {
        this.pen = pen;
        em = pen.em();
    }

    void paint(SamplingState state, Draw draw, Texts texts, double top, double width) {
        double left = 0.4 * em;
        double right = width - 0.4 * em;
        String words =
                texts.text(
                        "sampling.draw.words",
                        "seed",
                        state.sampling().seed(),
                        "position",
                        draw.position(),
                        "attempt",
                        draw.attempt() + 1,
                        "u",
                        Numbers.fixed(draw.u(), 4),
                        "token",
                        TokenText.visible(draw.token()));
        pen.left(
                pen.cut(words, pen.bold(), right - left), pen.bold(), "text", left, top + 0.8 * em);
        double y = top + 1.9 * em;
        segments(draw, left, right, y);
        pen.frame("line-strong", left, y, right - left, LINE * em);
        double needle = left + draw.u() * (right - left);
        pen.line("danger", Math.max(2, 0.16 * em), needle, y - 0.35 * em, needle, y + 1.85 * em);
        double below = y + 2.35 * em;
        pen.left("0", pen.small(), "text-muted", left, below);
        pen.right("1", pen.small(), "text-muted", right, below);
        double side = Math.max(left + 5 * em, Math.min(right - 5 * em, needle));
        pen.centred("u = " + Numbers.fixed(draw.u(), 4), pen.small(), "danger", side, below);
    }

    private void segments(Draw draw, double left, double right, double y) {
        int ink = ColorScale.magnitude(pen.palette(), 1).ink(0.2); // of the two grounds below
        boolean odd = false;
        for (Draw.Part part : draw.parts()) {
            double from = left + part.from() * (right - left);
            double to = left + Math.min(1, part.from() + part.p()) * (right - left);
            boolean chosen = part.id() == draw.id();
            odd = !odd;
            pen.bar(
                    chosen ? "accent" : odd ? "heat-1" : "heat-2",
                    from,
                    y,
                    Math.max(1, to - from),
                    LINE * em);
            String label = TokenText.visible(part.token());
            if (to - from > pen.width(label, pen.small()) + 0.4 * em) {
                pen.write(
                        label,
                        pen.small(),
                        chosen ? pen.colour("on-accent") : Pen.of(ink),
                        TextAlignment.CENTER,
                        (from + to) / 2,
                        y + LINE * em / 2);
            }
        }
    }
}
