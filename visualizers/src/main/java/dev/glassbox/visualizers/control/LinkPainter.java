package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Places and draws the two columns of a {@link LinkCanvas} and the lines between them. */
final class LinkPainter {
    private static final int LONGEST_LABEL = 22;
    private static final double WIDEST = 44; // em; a wider fan only makes its lines flatter
    private static final double TALLEST_ROW = 5; // em
    private static final double LINE = 1.15; // em from one label to the next

    private final GraphicsContext g;
    private final LinkData data;
    private final LinkWords words;
    private final Palette palette;
    private final Font font;
    private final double em;
    private final double top;
    private final double height;
    private final double leftEdge;
    private final double rightEdge;
    private final double labelRoom;

    LinkPainter(
            GraphicsContext g,
            LinkData data,
            LinkWords words,
            Palette palette,
            Font font,
            double width,
            double height) {
        this.g = g;
        this.data = data;
        this.words = words;
        this.palette = palette;
        this.font = font;
        em = font.getSize();
        top = 1.9 * em;
        this.height = Math.max(1, height - top - (words.scale().isEmpty() ? 0.3 : 2) * em);
        double used = Math.min(width, WIDEST * em);
        labelRoom = Math.min(widest() + (data.numbered() ? 2.6 : 0.8) * em, used * 0.38);
        double start = (width - used) / 2;
        leftEdge = start + labelRoom;
        rightEdge = start + used - labelRoom;
    }

    LinkData data() {
        return data;
    }

    private double widest() {
        Text measure = new Text();
        measure.setFont(Font.font(font.getFamily(), FontWeight.BOLD, em));
        double widest = Math.max(0, Math.max(measured(words.left()), measured(words.right())) - em);
        for (int column = 0; column < 2; column++) {
            for (String label : data.labels(column)) {
                measure.setText(cut(label));
                widest = Math.max(widest, measure.getLayoutBounds().getWidth());
            }
        }
        return widest;
    }

    private static String cut(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }

    private double measured(String text) {
        Text measure = new Text(text);
        measure.setFont(Font.font(font.getFamily(), em * HeatmapPainter.SMALL));
        return measure.getLayoutBounds().getWidth();
    }

    /** Both columns are of one height. */
    private double rowHeight(int column) {
        int longer = Math.max(data.rows(0), data.rows(1));
        double all = longer * Math.min(height / longer, TALLEST_ROW * em);
        return all / data.rows(column);
    }

    private double y(int row, int column) {
        return top + (row + 0.5) * rowHeight(column);
    }

    /** The middle of a row's label. */
    Point2D place(int row, int column) {
        double half = labelRoom / 2;
        return new Point2D(column == 0 ? leftEdge - half : rightEdge + half, y(row, column));
    }

    /** The row whose label is at a place; none between the columns. */
    @Nullable GridCursor rowAt(double x, double y) {
        int column = x < leftEdge ? 0 : x > rightEdge ? 1 : -1;
        if (column < 0 || y < top) {
            return null;
        }
        int row = (int) ((y - top) / rowHeight(column));
        return row < data.rows(column) ? new GridCursor(row, column) : null;
    }

    void paint(@Nullable GridCursor lit) {
        GridCursor at = lit == null ? null : new GridCursor(within(lit), lit.column());
        names();
        double[] reached = new double[at == null ? 0 : data.rows(1 - at.column())];
        for (LinkData.Link link : data.links()) {
            boolean own = at == null || at.row() == (at.column() == 0 ? link.left() : link.right());
            if (own) {
                line(link);
            }
            if (own && at != null) {
                reached[at.column() == 0 ? link.right() : link.left()] = link.strength();
            }
        }
        for (int column = 0; column < 2; column++) {
            double[] grounds = at != null && column != at.column() ? reached : new double[0];
            labels(column, at != null && column == at.column() ? at.row() : -1, grounds);
        }
        if (!words.scale().isEmpty()) {
            scale();
        }
    }

    private int within(GridCursor cell) {
        return Math.min(cell.row(), data.rows(cell.column()) - 1);
    }

    private void line(LinkData.Link link) {
        g.setStroke(colour("accent", link.strength()));
        g.setLineWidth((0.06 + 0.12 * link.strength()) * em);
        g.strokeLine(leftEdge, y(link.left(), 0), rightEdge, y(link.right(), 1));
    }

    private void names() {
        g.setFont(Font.font(font.getFamily(), em * HeatmapPainter.SMALL));
        g.setFill(colour("text-muted", 1));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(words.left(), leftEdge, 0.8 * em);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(words.right(), rightEdge, 0.8 * em);
    }

    /**
     * @param grounds how strong each row is linked to the lit one; none where nothing is lit
     */
    private void labels(int column, int litRow, double[] grounds) {
        int step = HeatmapLayout.step(LINE * em, rowHeight(column) * 1.001);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(column == 0 ? TextAlignment.RIGHT : TextAlignment.LEFT);
        double side = column == 0 ? -1 : 1;
        double edge = column == 0 ? leftEdge : rightEdge;
        for (int row = 0; row < data.rows(column); row++) {
            boolean lit = row == litRow;
            double strength = grounds.length == 0 ? 0 : grounds[row];
            double box = Math.min(rowHeight(column) - 1, 1.5 * em);
            if (strength > 0) {
                g.setFill(colour("accent", strength));
                double x = column == 0 ? edge - 0.35 * em : edge;
                g.fillRect(x, y(row, column) - box / 2, 0.35 * em, Math.max(1, box));
            }
            boolean crowded = litRow >= 0 && !lit && Math.abs(row - litRow) < step;
            if (lit || row % step == 0 && !crowded) {
                label(row, column, lit, edge + side * 0.6 * em);
            }
        }
    }

    private void label(int row, int column, boolean lit, double x) {
        String axis = column == 0 ? data.leftAxis() : data.rightAxis();
        g.setFont(Font.font(font.getFamily(), lit ? FontWeight.BOLD : FontWeight.NORMAL, em));
        g.setFill(colour(lit ? axis : "text", 1));
        double room = labelRoom - (data.numbered() ? 2.4 : 0.7) * em;
        String text = cut(data.labels(column).get(row));
        g.fillText(text, x, y(row, column), Math.max(em, room));
        if (data.numbered()) {
            double far = column == 0 ? leftEdge - labelRoom : rightEdge + labelRoom;
            g.setTextAlign(column == 0 ? TextAlignment.LEFT : TextAlignment.RIGHT);
            g.setFont(Font.font(font.getFamily(), em * HeatmapPainter.SMALL));
            g.setFill(colour(lit ? axis : "text-muted", 1));
            g.fillText(String.valueOf(row), far, y(row, column));
            g.setTextAlign(column == 0 ? TextAlignment.RIGHT : TextAlignment.LEFT);
        }
    }

    /** What the strength of a line means, from 0 to 1. */
    private void scale() {
        double y = top + height + 1.1 * em;
        double width = 7 * em;
        double x = (leftEdge + rightEdge - width) / 2;
        g.setFill(
                new LinearGradient(
                        0,
                        0,
                        1,
                        0,
                        true,
                        CycleMethod.NO_CYCLE,
                        new Stop(0, colour("accent", 0)),
                        new Stop(1, colour("accent", 1))));
        g.fillRect(x, y - 0.3 * em, width, 0.6 * em);
        g.setStroke(colour("line-strong", 1));
        g.setLineWidth(1);
        g.strokeRect(Math.floor(x) - 0.5, Math.floor(y - 0.3 * em) - 0.5, width + 1, 0.6 * em + 1);
        g.setFont(Font.font(font.getFamily(), em * HeatmapPainter.SMALL));
        g.setFill(colour("text-muted", 1));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(words.scale() + "  0", x - 0.4 * em, y);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText("1", x + width + 0.4 * em, y);
    }

    private Color colour(String token, double opacity) {
        int argb = palette.argb(token);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, opacity);
    }
}
