package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of one width, one below the other, each number a bar up or down from zero; number i
 * stands below number i. A line marks a vector's mean, a band its spread. Arrow keys move, Enter,
 * Space or a click chooses a place, and the line below says the number under the pointer or the
 * cursor. Holds no listener of anything outside itself.
 */
public final class VectorBars extends Region {
    private static final double SMALL = 0.85; // of the text's size
    private static final double TITLE = 1.7; // all lengths in em
    private static final double LEFT = 4.2;
    private static final double BOTTOM = 1.6;

    /**
     * One vector.
     *
     * @param title stands above it
     * @param values its numbers, at least one; NaN has no bar and is marked
     * @param extent the value at the upper edge, above 0; the lower edge is its negative
     * @param mean marked by a line; NaN for none
     * @param spread the band reaches so far from the mean on both sides; NaN for none
     * @param dashed whether it is not what the model did
     */
    public record Row(
            String title,
            double[] values,
            double extent,
            double mean,
            double spread,
            boolean dashed) {}

    /**
     * What the vectors say about themselves.
     *
     * @param name what they are
     * @param columns name of the axis to the right
     * @param keys how to move
     * @param spoken a number in words, by vector and place
     */
    public record Words(
            String name,
            String columns,
            String keys,
            BiFunction<Integer, Integer, String> spoken) {}

    private final Canvas canvas = new Canvas();
    private final Label status = new Label();
    private final GridPointer pointer = new GridPointer(this, status, new Cells());
    private @Nullable IntConsumer onChosen;
    private List<Row> rows = List.of();
    private Words words = new Words("", "", "", (row, column) -> "");
    private @Nullable Palette palette;

    public VectorBars() {
        getStyleClass().add("vector-bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        status.getStyleClass().add("heatmap-status");
        status.setWrapText(true);
        canvas.setManaged(false);
        getChildren().setAll(canvas, status);
        status.fontProperty().addListener((o, was, is) -> requestLayout());
        pointer.setCells(
                new GridCells() {
                    @Override
                    public String words(int row, int column) {
                        return row < rows.size() ? words.spoken().apply(row, column) : "";
                    }

                    @Override
                    public void reached(int row, int column) {}

                    @Override
                    public void chosen(int row, int column) {
                        if (onChosen != null) {
                            onChosen.accept(column);
                        }
                    }
                });
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("heatmap.css");
    }

    /** Who is told the place that is chosen; null for nobody. */
    public void setOnChosen(@Nullable IntConsumer handler) {
        onChosen = handler;
    }

    /** Draws these vectors, which are all of one width. */
    public void show(List<Row> newRows, Words newWords, Palette newPalette) {
        rows = List.copyOf(newRows);
        words = newWords;
        palette = newPalette;
        pointer.show(newWords.name(), newWords.keys());
        requestLayout();
    }

    private final class Cells implements GridPointer.Grid {
        @Override
        public int rows() {
            return rows.size();
        }

        @Override
        public int columns() {
            return width();
        }

        @Override
        public @Nullable GridCursor cellAt(double x, double y) {
            if (rows.isEmpty()) {
                return null;
            }
            int row = (int) Math.floor((y - snappedTopInset()) / panelHeight());
            int column = (int) Math.floor((x - left()) / step());
            boolean inside = row >= 0 && row < rows.size() && column >= 0 && column < width();
            return inside ? new GridCursor(row, column) : null;
        }

        @Override
        public void relit() {
            paint();
        }
    }

    private int width() {
        return rows.isEmpty() ? 0 : rows.get(0).values().length;
    }

    private double em() {
        return status.getFont().getSize();
    }

    private double left() {
        return snappedLeftInset() + LEFT * em();
    }

    private double step() {
        double room = canvas.getWidth() - left() - snappedRightInset() - 0.5 * em();
        return Math.max(0.1, room / Math.max(1, width()));
    }

    private double panelHeight() {
        double room = canvas.getHeight() - snappedTopInset() - BOTTOM * em();
        return Math.max(1, room / Math.max(1, rows.size()));
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double statusHeight = pointer.statusHeight(width);
        double bottom = getHeight() - snappedBottomInset();
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, bottom - statusHeight));
        status.resizeRelocate(left, bottom - statusHeight, width, statusHeight);
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Palette theme = palette;
        if (theme == null || rows.isEmpty() || canvas.getHeight() < 4 * em()) {
            return;
        }
        GridCursor lit = pointer.lit();
        for (int row = 0; row < rows.size(); row++) {
            panel(g, theme, row, lit);
        }
        axis(g, theme);
    }

    private void panel(GraphicsContext g, Palette theme, int index, @Nullable GridCursor lit) {
        Row row = rows.get(index);
        double em = em();
        double top = snappedTopInset() + index * panelHeight();
        double plotTop = top + TITLE * em;
        double plotHeight = panelHeight() - TITLE * em - 0.5 * em;
        double zero = plotTop + plotHeight / 2;
        double unit = plotHeight / 2 / row.extent();
        double right = left() + step() * width();
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(Font.font(status.getFont().getFamily(), FontWeight.BOLD, em));
        g.setFill(colour(theme, "text"));
        g.fillText(row.title(), left(), top + 0.85 * em, Math.max(1, right - left()));
        g.setFill(colour(theme, "surface"));
        g.fillRect(left(), plotTop, right - left(), plotHeight);
        if (!Double.isNaN(row.spread())) {
            double upper = clamp(zero - (row.mean() + row.spread()) * unit, plotTop, plotHeight);
            double lower = clamp(zero - (row.mean() - row.spread()) * unit, plotTop, plotHeight);
            g.setFill(colour(theme, "selection"));
            g.fillRect(left(), upper, right - left(), lower - upper);
        }
        g.setFill(colour(theme, row.dashed() ? "text-muted" : "axis-d-model"));
        double gap = step() > 4 ? Math.max(1, step() * 0.15) : 0;
        for (int i = 0; i < width(); i++) {
            double value = row.values()[i];
            double x = left() + i * step();
            if (Double.isNaN(value)) {
                g.setFill(colour(theme, "danger"));
                g.fillText("×", x, zero);
                g.setFill(colour(theme, row.dashed() ? "text-muted" : "axis-d-model"));
                continue;
            }
            double length = Math.min(plotHeight / 2, Math.abs(value) * unit);
            g.fillRect(x, value > 0 ? zero - length : zero, step() - gap, length);
        }
        line(g, theme, "line-strong", zero, right, 1);
        if (!Double.isNaN(row.mean())) {
            line(g, theme, "accent", zero - row.mean() * unit, right, 2.5);
        }
        g.setStroke(colour(theme, "line-strong"));
        g.setLineWidth(1);
        if (row.dashed()) {
            g.setLineDashes(6, 5);
        }
        g.strokeRect(left() - 0.5, plotTop - 0.5, right - left() + 1, plotHeight + 1);
        g.setLineDashes();
        numbers(g, theme, row, plotTop, plotHeight);
        if (lit != null) {
            boolean here = lit.row() == index;
            g.setStroke(colour(theme, here ? "accent" : "line-strong"));
            g.setLineWidth(here ? 2 : 1);
            double x = left() + lit.column() * step();
            g.strokeRect(x - 1, plotTop, Math.max(2, step() - gap) + 2, plotHeight);
        }
    }

    private void numbers(
            GraphicsContext g, Palette theme, Row row, double plotTop, double plotHeight) {
        double em = em();
        g.setFont(Font.font(status.getFont().getFamily(), SMALL * em));
        g.setFill(colour(theme, "text-muted"));
        g.setTextAlign(TextAlignment.RIGHT);
        double x = left() - 0.4 * em;
        g.fillText(Numbers.picture(row.extent()), x, plotTop + 0.4 * em);
        if (plotHeight >= 2.6 * em) {
            g.fillText("0", x, plotTop + plotHeight / 2);
        }
        g.fillText(Numbers.picture(-row.extent()), x, plotTop + plotHeight - 0.4 * em);
    }

    private void line(
            GraphicsContext g, Palette theme, String token, double y, double right, double width) {
        g.setStroke(colour(theme, token));
        g.setLineWidth(width);
        g.strokeLine(left(), y, right, y);
    }

    private void axis(GraphicsContext g, Palette theme) {
        double em = em();
        double y = snappedTopInset() + rows.size() * panelHeight() + 0.5 * em;
        g.setFont(Font.font(status.getFont().getFamily(), SMALL * em));
        g.setFill(colour(theme, "text-muted"));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText("0", left(), y);
        g.setTextAlign(TextAlignment.RIGHT);
        double right = left() + step() * width();
        g.fillText(String.valueOf(width() - 1), right, y);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(words.columns(), (left() + right) / 2, y, Math.max(1, right - left() - 6 * em));
    }

    private static double clamp(double y, double top, double height) {
        return Math.max(top, Math.min(top + height, y));
    }

    private static Color colour(Palette theme, String token) {
        int argb = theme.argb(token);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
