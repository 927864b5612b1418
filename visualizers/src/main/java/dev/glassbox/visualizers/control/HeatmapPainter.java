package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws what stands around and on the cells of a heat map: labels, axes, numbers, rings. */
final class HeatmapPainter {
    /** Positions and names of axes, of the text's size: 20 pixels where text has 24. */
    static final double SMALL = 0.85;

    // What a cell's word needs, in heights of text.
    private static final double TWO_LINES = 2.5;
    private static final double NUMBER_WIDTH = 2.2;
    private static final double LOWEST_WORD = 1.15;
    private static final double SMALLEST_WORD = 0.7;

    private static final double POSITION_DIGIT = 0.56 * SMALL; // width, of the text's size

    private final GraphicsContext g;
    private final HeatmapData data;
    private final HeatmapLayout layout;
    private final Palette palette;
    private final HeatmapStyle style;
    private final String family;
    private final Font small;
    private final double em;

    HeatmapPainter(
            GraphicsContext g,
            HeatmapData data,
            HeatmapLayout layout,
            Palette palette,
            HeatmapStyle style,
            Font font) {
        this.g = g;
        this.data = data;
        this.layout = layout;
        this.palette = palette;
        this.style = style;
        this.family = font.getFamily();
        this.em = font.getSize();
        this.small = Font.font(font.getFamily(), em * SMALL);
    }

    void axisNames(HeatmapWords words) {
        g.setFont(small);
        g.setFill(colour("text-muted"));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(words.columns(), layout.left(), 0.7 * em);
        g.save();
        g.translate(0.7 * em, layout.top());
        g.rotate(-90);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(words.rows(), 0, 0);
        g.restore();
    }

    void labels(@Nullable GridCursor cursor) {
        int litRow = cursor == null ? -1 : cursor.row();
        int litColumn = cursor == null ? -1 : cursor.column();
        for (int row = 0; row < data.rows(); row++) {
            if (row == litRow || shown(row, layout.rows(), litRow)) {
                rowLabel(row, row == litRow);
            }
        }
        for (int column = 0; column < data.columns(); column++) {
            if (column == litColumn || shown(column, layout.columns(), litColumn)) {
                columnLabel(column, litColumn);
            }
        }
    }

    /** A sparse label gives way to the lit one beside it. */
    private static boolean shown(int index, HeatmapLayout.Labels labels, int lit) {
        return !labels.sparse()
                || index % labels.step() == 0
                        && (lit < 0 || Math.abs(index - lit) >= labels.step() * 0.7);
    }

    private void rowLabel(int row, boolean lit) {
        double y = layout.top() + (row + 0.5) * layout.cellHeight();
        double right = layout.left() - 0.4 * em;
        double numbers = 2.8 * em; // right edge of the column of positions
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        if (!layout.rows().sparse() || lit) {
            token(data.rowLabels().get(row), right, y, lit, layout.rows().size());
            right = numbers;
        }
        if (style.numberedRows()) {
            index(row, right, y, lit);
        }
    }

    private void columnLabel(int column, int litColumn) {
        boolean lit = column == litColumn;
        double x = layout.left() + (column + 0.5) * layout.cellWidth();
        double lower = layout.top() - 0.9 * em;
        double upper = layout.top() - 2.0 * em;
        String label = data.columnLabels().get(column);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.CENTER);
        if (label.isEmpty()) {
            columnIndex(column, x, lower, litColumn);
        } else if (layout.turned()) {
            turnedLabel(column, x, litColumn);
        } else if (layout.columns().sparse()) {
            index(column, x, lower, lit);
            if (lit) {
                token(label, x, upper, true, em);
            }
        } else {
            token(label, x, lower, lit, layout.columns().size());
            columnIndex(column, x, upper, litColumn);
        }
    }

    private void turnedLabel(int column, double x, int litColumn) {
        boolean lit = column == litColumn;
        if (!layout.columns().sparse() || lit) {
            g.save();
            g.translate(x, layout.top() - 0.3 * em);
            g.rotate(-90);
            g.setTextAlign(TextAlignment.LEFT);
            token(data.columnLabels().get(column), 0, 0, lit, layout.columns().size());
            g.restore();
        }
        columnIndex(column, x, 2.1 * em, litColumn);
    }

    /** Positions stand at every few columns where they would run into each other. */
    private void columnIndex(int column, double x, double y, int litColumn) {
        double needs = (POSITION_DIGIT * String.valueOf(data.columns() - 1).length() + 0.4) * em;
        int step = HeatmapLayout.step(needs, layout.cellWidth());
        if (layout.columns().sparse()
                || column == litColumn
                || shown(column, new HeatmapLayout.Labels(step, em), litColumn)) {
            index(column, x, y, column == litColumn);
        }
    }

    private void token(String text, double x, double y, boolean lit, double size) {
        g.setFont(Font.font(family, lit ? FontWeight.BOLD : FontWeight.NORMAL, lit ? em : size));
        g.setFill(colour(lit ? style.axisToken() : "text"));
        g.fillText(text, x, y);
    }

    private void index(int index, double x, double y, boolean lit) {
        g.setFont(small);
        g.setFill(colour(lit ? style.axisToken() : "text-muted"));
        g.fillText(String.valueOf(index), x, y);
    }

    /** What cells hold in words or numbers, where they are large enough for it. */
    void numbers(ColorScale scale) {
        if (!data.texts().isEmpty()) {
            texts(scale);
            return;
        }
        if (layout.cellWidth() < 2.7 * em || layout.cellHeight() < 1.6 * em) {
            return;
        }
        g.setFont(Font.font(family, em));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.CENTER);
        for (int row = 0; row < data.rows(); row++) {
            for (int column = 0; column < data.columns(); column++) {
                double value = data.at(row, column);
                if (!Double.isNaN(value)) {
                    g.setFill(colour(scale.ink(value)));
                    g.fillText(
                            Numbers.fixed(value, style.decimals()),
                            layout.left() + (column + 0.5) * layout.cellWidth(),
                            layout.top() + (row + 0.5) * layout.cellHeight());
                }
            }
        }
    }

    /** Each cell's word, and its number below it where both fit; a long word is drawn smaller. */
    private void texts(ColorScale scale) {
        boolean both =
                layout.cellHeight() >= TWO_LINES * em && layout.cellWidth() >= NUMBER_WIDTH * em;
        if (layout.cellWidth() < em || layout.cellHeight() < LOWEST_WORD * em) {
            return;
        }
        double room = layout.cellWidth() - 0.2 * em;
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.CENTER);
        for (int row = 0; row < data.rows(); row++) {
            for (int column = 0; column < data.columns(); column++) {
                double value = data.at(row, column);
                if (Double.isNaN(value)) {
                    continue;
                }
                double x = layout.left() + (column + 0.5) * layout.cellWidth();
                double y = layout.top() + (row + 0.5) * layout.cellHeight();
                g.setFill(colour(scale.ink(value)));
                word(data.texts().get(row * data.columns() + column), x, y, both, room);
                if (both) {
                    g.setFont(small);
                    g.fillText(Numbers.fixed(value, style.decimals()), x, y + 0.62 * em);
                }
            }
        }
    }

    private void word(String word, double x, double y, boolean above, double room) {
        Text measure = new Text(word);
        measure.setFont(Font.font(family, em));
        double width = Math.max(1, measure.getLayoutBounds().getWidth());
        double size = em * Math.min(1, room / width);
        g.setFont(Font.font(family, Math.max(SMALLEST_WORD * em, size)));
        g.fillText(word, x, above ? y - 0.5 * em : y, room);
    }

    /** The numbers and the name of the colour scale, which stands right of the grid. */
    void scale(ColorScale scale, String name) {
        double left = layout.left() + layout.gridWidth(data.columns());
        double x = left + (HeatmapLayout.GAP_TO_SCALE + HeatmapLayout.SCALE) * em;
        double top = layout.top();
        double height = layout.gridHeight(data.rows());
        g.setFont(small);
        g.setFill(colour("text-muted"));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(scaleEnd(scale.high()), x + 0.4 * em, top + 0.35 * em);
        g.fillText(scaleEnd(scale.low()), x + 0.4 * em, top + height - 0.35 * em);
        g.save();
        g.translate(x + 0.9 * em, top + height / 2);
        g.rotate(-90);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(name, 0, 0);
        g.restore();
        g.setStroke(colour("line-strong"));
        g.setLineWidth(1);
        g.strokeRect(
                Math.floor(x - HeatmapLayout.SCALE * em) - 0.5,
                Math.floor(top) - 0.5,
                Math.ceil(HeatmapLayout.SCALE * em) + 1,
                Math.ceil(height) + 1);
    }

    /** 0 and 1 need no decimals. */
    static String scaleEnd(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1000
                ? Numbers.fixed(value, 0)
                : Numbers.picture(value);
    }

    /** What hatched cells mean, written on those of the first row, if it fits there. */
    void emptyMeaning(String meaning) {
        int from = data.columns();
        while (from > 0 && Double.isNaN(data.at(0, from - 1))) {
            from--;
        }
        double room = (data.columns() - from) * layout.cellWidth();
        Text measure = new Text(meaning);
        measure.setFont(small);
        double width = measure.getLayoutBounds().getWidth() + 0.8 * em;
        if (meaning.isEmpty() || width > room * 0.9) {
            return;
        }
        double right = layout.left() + layout.gridWidth(data.columns()) - 0.5 * em;
        double y = layout.top() + Math.max(0.5 * layout.cellHeight(), 1.1 * em);
        g.setFill(colour("surface"));
        g.fillRoundRect(right - width, y - 0.65 * em, width, 1.3 * em, 0.5 * em, 0.5 * em);
        g.setFill(colour("text-muted"));
        g.setFont(small);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(meaning, right - width / 2, y);
    }

    /** The edge of the whole grid. */
    void edge() {
        g.setStroke(colour("line-strong"));
        g.setLineWidth(1);
        g.strokeRect(
                Math.floor(layout.left()) - 0.5,
                Math.floor(layout.top()) - 0.5,
                Math.ceil(layout.gridWidth(data.columns())) + 1,
                Math.ceil(layout.gridHeight(data.rows())) + 1);
    }

    /** A ring around one cell, told from any ground by a second line inside it. */
    void ring(GridCursor cell, String token, double width) {
        double grow = width / 2;
        double x = layout.left() + cell.column() * layout.cellWidth() - grow;
        double y = layout.top() + cell.row() * layout.cellHeight() - grow;
        double w = layout.cellWidth() + width;
        double h = layout.cellHeight() + width;
        g.setStroke(colour("surface"));
        g.setLineWidth(width + 2);
        g.strokeRect(x, y, w, h);
        g.setStroke(colour(token));
        g.setLineWidth(width);
        g.strokeRect(x, y, w, h);
    }

    private Color colour(String token) {
        return colour(palette.argb(token));
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
