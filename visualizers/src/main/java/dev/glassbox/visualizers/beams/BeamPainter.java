package dev.glassbox.visualizers.beams;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/**
 * Draws the tree of a beam search: a column a step, in it the candidates from the highest sum down;
 * what was kept is filled by its own probability, what was dropped is an outline.
 */
final class BeamPainter {
    private static final double HEAD = 1.7; // all lengths in em
    private static final double FOOT = 2.2;
    private static final double SIDE = 2.4;
    private static final double TALLEST = 4.4;
    private static final double WIDEST = 11;
    private static final double GAP = 1.3; // between boxes of neighbouring columns, at the least

    private final Pen pen;
    private final List<Hypothesis> tree;
    private final double width;
    private final double height;
    private final double em;
    private final int steps;
    private final int ranks;

    BeamPainter(Pen pen, List<Hypothesis> tree, double width, double height) {
        this.pen = pen;
        this.tree = tree;
        this.width = width;
        this.height = height;
        em = pen.em();
        steps = tree.stream().mapToInt(Hypothesis::step).max().orElse(1);
        ranks = tree.stream().mapToInt(Hypothesis::rank).max().orElse(1);
    }

    private double columnWidth() {
        return Math.min(WIDEST * em, (width - (SIDE + 0.4) * em) / steps);
    }

    private double rowHeight() {
        return Math.min(TALLEST * em, (height - (HEAD + FOOT) * em) / ranks);
    }

    private double boxWidth() {
        return Math.max(1.5 * em, columnWidth() - Math.max(GAP * em, 0.24 * columnWidth()));
    }

    private double boxHeight() {
        return Math.min(1.7 * em, 0.78 * rowHeight());
    }

    private double left(int step) {
        return SIDE * em + (step - 1) * columnWidth() + columnWidth() - boxWidth();
    }

    private double middle(int rank) {
        return HEAD * em + (rank - 0.5) * rowHeight();
    }

    /** The node at a place, or 0. */
    int nodeAt(double x, double y) {
        for (Hypothesis h : tree) {
            double from = left(h.step());
            if (x >= from
                    && x <= from + boxWidth()
                    && Math.abs(y - middle(h.rank())) <= rowHeight() / 2) {
                return h.node();
            }
        }
        return 0;
    }

    /**
     * @param chosen the ringed node, or 0
     * @param lit the node that is talked about, or 0
     */
    void paint(int chosen, int lit, Texts texts) {
        axes(texts);
        tree.stream().filter(h -> !h.kept()).forEach(this::edge);
        tree.stream().filter(h -> h.kept() && !h.onBest()).forEach(this::edge);
        tree.stream().filter(Hypothesis::onBest).forEach(this::edge);
        ColorScale scale = ColorScale.magnitude(pen.palette(), 1);
        tree.forEach(h -> box(h, scale));
        ring(chosen, "accent");
        ring(lit, "text");
        legend(scale, texts);
    }

    private void axes(Texts texts) {
        int every = Math.max(1, (int) Math.ceil(1.8 * em / columnWidth()));
        for (int step = 1; step <= steps; step += every) {
            pen.centred(
                    String.valueOf(step),
                    pen.small(),
                    "text-muted",
                    left(step) + boxWidth() / 2,
                    0.75 * em);
        }
        for (int rank = 1; rank <= ranks; rank++) {
            pen.right(String.valueOf(rank), pen.small(), "text-muted", 1.6 * em, middle(rank));
        }
        pen.left(texts.text("beams.axis"), pen.small(), "text-muted", 0, 0.75 * em);
    }

    private void edge(Hypothesis h) {
        GraphicsContext g = pen.graphics();
        double toX = left(h.step());
        double toY = middle(h.rank());
        double fromX = SIDE * em;
        double fromY = middle(1);
        if (h.parent() != 0) {
            Hypothesis parent = tree.get(h.parent() - 1);
            fromX = left(parent.step()) + boxWidth();
            fromY = middle(parent.rank());
        }
        g.setStroke(pen.colour(h.onBest() ? "accent" : h.kept() ? "line-strong" : "line"));
        g.setLineWidth(Math.max(1, (0.06 + 0.4 * h.p()) * em));
        double bend = (toX - fromX) / 2;
        g.beginPath();
        g.moveTo(fromX, fromY);
        g.bezierCurveTo(fromX + bend, fromY, toX - bend, toY, toX, toY);
        g.stroke();
    }

    private void box(Hypothesis h, ColorScale scale) {
        double x = left(h.step());
        double y = middle(h.rank()) - boxHeight() / 2;
        GraphicsContext g = pen.graphics();
        g.setFill(h.kept() ? Pen.of(scale.argb(h.p())) : pen.colour("surface"));
        g.fillRect(x, y, boxWidth(), boxHeight());
        if (h.onBest()) {
            g.setStroke(pen.colour("accent"));
            g.setLineWidth(Math.max(2, 0.17 * em));
            g.strokeRect(x, y, boxWidth(), boxHeight());
        } else {
            if (!h.kept()) {
                g.setLineDashes(0.25 * em, 0.2 * em);
            }
            pen.frame("line-strong", x, y, boxWidth(), boxHeight());
            g.setLineDashes();
        }
        boolean small = boxHeight() < 1.3 * em;
        String number = Numbers.percent(h.p());
        double numberRoom = pen.width(number, pen.small()) + 0.5 * em;
        String whole = TokenText.visible(h.token());
        boolean both = pen.width(whole, pen.plain()) + numberRoom + 0.6 * em <= boxWidth();
        String label = pen.cut(whole, small ? pen.small() : pen.plain(), boxWidth() - 0.4 * em);
        javafx.scene.paint.Color ink =
                h.kept() ? Pen.of(scale.ink(h.p())) : pen.colour("text-muted");
        pen.write(
                label,
                small ? pen.small() : pen.plain(),
                ink,
                both ? TextAlignment.LEFT : TextAlignment.CENTER,
                both ? x + 0.35 * em : x + boxWidth() / 2,
                middle(h.rank()));
        if (both) {
            pen.write(
                    number,
                    pen.small(),
                    ink,
                    TextAlignment.RIGHT,
                    x + boxWidth() - 0.3 * em,
                    middle(h.rank()));
        }
    }

    private void ring(int node, String token) {
        if (node > 0 && node <= tree.size()) {
            Hypothesis h = tree.get(node - 1);
            GraphicsContext g = pen.graphics();
            g.setStroke(pen.colour(token));
            g.setLineWidth(3);
            g.strokeRect(
                    left(h.step()) - 3,
                    middle(h.rank()) - boxHeight() / 2 - 3,
                    boxWidth() + 6,
                    boxHeight() + 6);
        }
    }

    private void legend(ColorScale scale, Texts texts) {
        double y = Math.min(height - 0.9 * em, HEAD * em + ranks * rowHeight() + 1.1 * em);
        double x = SIDE * em;
        double length = 8 * em;
        pen.right("0", pen.small(), "text-muted", x - 0.3 * em, y);
        for (int i = 0; i < 64; i++) {
            pen.graphics().setFill(Pen.of(scale.argb((i + 0.5) / 64)));
            pen.graphics().fillRect(x + i * length / 64, y - 0.4 * em, length / 64 + 1, 0.8 * em);
        }
        pen.frame("line-strong", x, y - 0.4 * em, length, 0.8 * em);
        pen.left("1", pen.small(), "text-muted", x + length + 0.3 * em, y);
        double words = x + length + 1.6 * em;
        pen.left(
                pen.cut(texts.text("beams.legend"), pen.small(), width - words),
                pen.small(),
                "text-muted",
                words,
                y);
    }
}
