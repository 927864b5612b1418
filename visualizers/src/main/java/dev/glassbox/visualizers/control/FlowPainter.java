package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import dev.glassbox.visualizers.scale.Ramp;
import java.util.BitSet;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws the lines of a {@link TokenFlow} that are in sight. */
final class FlowPainter {
    /** Neighbouring tokens never have the same of these, in text and chips alike. */
    private static final List<String> GROUNDS =
            List.of("cat-1", "cat-5", "cat-3", "cat-4", "cat-6");

    private static final double TINT = 0.3; // of the ground's colour on the surface

    private final GraphicsContext g;
    private final String family;
    private final Measures m;
    private final Palette palette;
    private final boolean chips;
    private final int[] grounds = new int[GROUNDS.size()];

    /**
     * All in pixels.
     *
     * @param labelSize height of the labels' text
     * @param noteSize height of the notes' text
     * @param padding at both sides of a label
     * @param gap between two cells
     * @param least width of a cell
     * @param box height of a cell's ground
     * @param lineHeight from one line to the next
     */
    record Measures(
            double labelSize,
            double noteSize,
            double padding,
            double gap,
            double least,
            double box,
            double lineHeight) {
        static Measures of(TokenFlow.Look look, double em) {
            return look == TokenFlow.Look.TEXT
                    ? new Measures(1.35 * em, 0, 0.03 * em, 0, 0.4 * em, 1.9 * em, 2.25 * em)
                    : new Measures(em, 0.85 * em, 0.3 * em, 0.3 * em, 1.5 * em, 1.5 * em, 2.9 * em);
        }
    }

    FlowPainter(
            GraphicsContext g, Font font, Measures measures, Palette palette, TokenFlow.Look look) {
        this.g = g;
        this.family = font.getFamily();
        this.m = measures;
        this.palette = palette;
        this.chips = look == TokenFlow.Look.CHIPS;
        for (int i = 0; i < grounds.length; i++) {
            grounds[i] = new Ramp(palette.argb("surface"), palette.argb(GROUNDS.get(i))).argb(TINT);
        }
    }

    void paint(
            List<TokenCell> cells,
            double[] widths,
            FlowLines lines,
            double scrolled,
            BitSet ringed,
            int chosen) {
        double height = g.getCanvas().getHeight();
        g.clearRect(0, 0, g.getCanvas().getWidth(), height);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.CENTER);
        int first = Math.max(0, (int) Math.floor(scrolled / m.lineHeight()));
        int last = Math.min(lines.count() - 1, (int) ((scrolled + height) / m.lineHeight()));
        for (int pass = 0; pass < 2; pass++) { // rings above every ground
            for (int line = first; line <= last; line++) {
                double top = line * m.lineHeight() - scrolled + (m.lineHeight() - whole()) / 2;
                for (int cell = lines.starts()[line]; cell < lines.starts()[line + 1]; cell++) {
                    double left = lines.lefts()[cell];
                    if (pass == 0) {
                        cell(cells.get(cell), left, top, widths[cell], ringed, chosen);
                    } else {
                        rings(cells.get(cell), left, top, widths[cell], ringed, chosen);
                    }
                }
            }
        }
    }

    private double whole() {
        return m.box() + (chips ? 1.1 * m.noteSize() : 0);
    }

    private void cell(
            TokenCell cell, double left, double top, double width, BitSet ringed, int chosen) {
        boolean special = cell.kind() == TokenCell.Kind.SPECIAL;
        for (TokenCell.Share share : cell.shares()) {
            g.setFill(
                    special
                            ? colour("surface-raised")
                            : colour(grounds[Math.floorMod(share.token(), grounds.length)]));
            double from = Math.round(left + share.from() * width);
            double to = Math.round(left + share.to() * width);
            box(from, top, to - from);
        }
        if (cell.kind() == TokenCell.Kind.MISSING) {
            missing(left, top, width);
        }
        boolean lit = isLit(cell, ringed) || isChosen(cell, chosen);
        boolean blank = cell.kind() == TokenCell.Kind.BLANK;
        g.setFill(colour(special ? "axis-vocab" : blank && !chips ? "text-muted" : "text"));
        g.setFont(
                Font.font(
                        family, chips && lit ? FontWeight.BOLD : FontWeight.NORMAL, m.labelSize()));
        g.fillText(cell.label(), left + width / 2, top + m.box() / 2, width);
        if (chips && !cell.note().isEmpty()) {
            g.setFill(colour(lit ? "text" : "text-muted"));
            g.setFont(Font.font(family, m.noteSize()));
            g.fillText(cell.note(), left + width / 2, top + m.box() + 0.62 * m.noteSize(), width);
        }
    }

    private void box(double left, double top, double width) {
        if (chips) {
            g.fillRoundRect(left, top, width, m.box(), 6, 6);
        } else {
            g.fillRect(left, top, width, m.box());
        }
    }

    /** Hatched and framed: no token is there. */
    private void missing(double left, double top, double width) {
        g.save();
        g.beginPath();
        g.rect(left, top, width, m.box());
        g.clip();
        g.setStroke(colour("line-strong"));
        g.setLineWidth(1);
        for (double x = left - m.box(); x < left + width; x += 5) {
            g.strokeLine(x, top + m.box(), x + m.box(), top);
        }
        g.restore();
        g.setStroke(colour("danger"));
        g.setLineWidth(2);
        g.strokeRect(left + 1, top + 1, width - 2, m.box() - 2);
    }

    private void rings(
            TokenCell cell, double left, double top, double width, BitSet ringed, int chosen) {
        if (chips && cell.kind() == TokenCell.Kind.SPECIAL) {
            ring("axis-vocab", left, top, width, 1.5);
        }
        for (TokenCell.Share share : cell.shares()) {
            boolean isChosen = share.token() == chosen;
            if (!isChosen && !ringed.get(share.token())) {
                continue;
            }
            double from = Math.round(left + share.from() * width);
            double to = Math.round(left + share.to() * width);
            String token = isChosen ? "accent" : "text";
            if (chips) {
                ring(token, from, top, to - from, isChosen ? 3 : 2);
            } else {
                // a thick line below, which joins that of the token's next character
                g.setFill(colour(token));
                g.fillRect(from, top + m.box() - 3.5, to - from, 3.5);
                g.fillRect(from, top, to - from, 1.5);
            }
        }
    }

    private void ring(String token, double left, double top, double width, double thick) {
        g.setStroke(colour(token));
        g.setLineWidth(thick);
        g.strokeRoundRect(left + thick / 2, top + thick / 2, width - thick, m.box() - thick, 6, 6);
    }

    private static boolean isLit(TokenCell cell, BitSet ringed) {
        return cell.shares().stream().anyMatch(share -> ringed.get(share.token()));
    }

    private static boolean isChosen(TokenCell cell, int chosen) {
        return cell.shares().stream().anyMatch(share -> share.token() == chosen);
    }

    private Color colour(String token) {
        return colour(palette.argb(token));
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
