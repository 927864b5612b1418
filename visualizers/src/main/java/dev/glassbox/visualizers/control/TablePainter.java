package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws the cells of a table that are in sight, and its heads. */
final class TablePainter {
    private static final double ROW = 1.75; // all lengths in em
    private static final double AXIS = 1.5; // room for an axis' name
    private static final double LABEL_LINE = 1.35;
    private static final double POSITION_LINE = 1.25;
    private static final double GAP = 0.5;
    private static final double LONGEST_ROW_LABEL = 8;
    private static final double LONGEST_COLUMN_LABEL = 6;

    private final GraphicsContext g;
    private final TableData data;
    private final Palette palette;
    private final Font font;
    private final Font bold;
    private final Font small;
    private final double em;
    private final Text ruler = new Text();

    TablePainter(GraphicsContext g, TableData data, Palette palette, Font font) {
        this.g = g;
        this.data = data;
        this.palette = palette;
        this.font = font;
        this.em = font.getSize();
        this.bold = Font.font(font.getFamily(), FontWeight.BOLD, em);
        this.small = Font.font(font.getFamily(), em * HeatmapPainter.SMALL);
    }

    TableSheet.Measure measure() {
        double label = 0;
        for (String text : data.columnLabels()) {
            label = Math.max(label, width(text, bold));
        }
        double cell =
                Math.max(width(data.widest(), font), Math.min(label, LONGEST_COLUMN_LABEL * em));
        double rowLabel = 0;
        for (String text : data.rowLabels()) {
            rowLabel = Math.max(rowLabel, width(text, bold));
        }
        rowLabel = Math.min(rowLabel, LONGEST_ROW_LABEL * em);
        return new TableSheet.Measure(
                data.rows(),
                data.columns(),
                Math.ceil(AXIS * em + positions() + GAP * em + rowLabel + GAP * em),
                Math.ceil((AXIS + POSITION_LINE + LABEL_LINE) * em),
                Math.ceil(cell + 2 * GAP * em),
                Math.ceil(ROW * em));
    }

    /** Width of the column of positions. */
    private double positions() {
        return width(String.valueOf(data.rows() - 1), small);
    }

    /** Length of the row axis' name, which runs down from the first row. */
    double rowsNameLength(TableWords words) {
        return width(words.rows(), small) + GAP * em;
    }

    private double width(String text, Font in) {
        ruler.setText(text);
        ruler.setFont(in);
        return ruler.getLayoutBounds().getWidth();
    }

    void paint(
            TableSheet sheet,
            TableWords words,
            @Nullable GridCursor lit,
            @Nullable GridCursor chosen) {
        TableSheet.Measure m = sheet.measure();
        g.setTextBaseline(VPos.CENTER);
        clip(m.left(), m.top(), sheet.viewWidth(), sheet.viewHeight());
        band(sheet, lit);
        cells(sheet);
        ring(sheet, chosen, lit);
        g.restore();
        axisNames(words, m);
        clip(m.left(), 0, sheet.viewWidth(), m.top());
        columnHeads(sheet, lit);
        g.restore();
        clip(0, m.top(), m.left(), sheet.viewHeight());
        rowHeads(sheet, lit);
        g.restore();
        g.setStroke(colour("line-strong"));
        g.setLineWidth(1);
        double right = m.left() + sheet.viewWidth();
        double bottom = m.top() + sheet.viewHeight();
        g.strokeLine(AXIS * em, m.top() - 0.5, right, m.top() - 0.5);
        g.strokeLine(m.left() - 0.5, AXIS * em, m.left() - 0.5, bottom);
    }

    private void clip(double x, double y, double width, double height) {
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
    }

    /** The lit cell's row and column, so that the eye finds their heads. */
    private void band(TableSheet sheet, @Nullable GridCursor lit) {
        if (lit != null) {
            TableSheet.Measure m = sheet.measure();
            g.setFill(colour("selection"));
            g.fillRect(m.left(), sheet.rowAt(lit.row()), sheet.viewWidth(), m.cellHeight());
            g.fillRect(sheet.columnAt(lit.column()), m.top(), m.cellWidth(), sheet.viewHeight());
        }
    }

    private void cells(TableSheet sheet) {
        TableSheet.Measure m = sheet.measure();
        String widest = data.widest();
        double start = (m.cellWidth() - width(widest, font)) / 2;
        double point = start + width(widest.substring(0, Math.max(0, widest.indexOf('.'))), font);
        g.setStroke(colour("line"));
        g.setLineWidth(1);
        g.setFont(font);
        for (int row = sheet.firstRow(); row < sheet.endRow(); row++) {
            double middle = sheet.rowAt(row) + m.cellHeight() / 2;
            for (int column = sheet.firstColumn(); column < sheet.endColumn(); column++) {
                number(data.numbers().at(row, column), sheet.columnAt(column), point, middle, m);
            }
            double line = sheet.rowAt(row) + m.cellHeight() - 0.5;
            g.strokeLine(m.left(), line, m.left() + sheet.viewWidth(), line);
        }
    }

    private void number(String text, double left, double point, double y, TableSheet.Measure m) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            g.setFill(colour("text-muted"));
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(text, left + m.cellWidth() / 2, y);
        } else {
            g.setFill(colour("text"));
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(text, left + point - width(text.substring(0, dot), font), y);
        }
    }

    private void ring(TableSheet sheet, @Nullable GridCursor chosen, @Nullable GridCursor lit) {
        if (lit != null && !lit.equals(chosen)) {
            ring(sheet, lit, "text", 2);
        }
        if (chosen != null) {
            ring(sheet, chosen, "accent", 3);
        }
    }

    private void ring(TableSheet sheet, GridCursor cell, String token, double width) {
        TableSheet.Measure m = sheet.measure();
        g.setStroke(colour(token));
        g.setLineWidth(width);
        g.strokeRect(
                sheet.columnAt(cell.column()) + width / 2,
                sheet.rowAt(cell.row()) + width / 2,
                m.cellWidth() - width,
                m.cellHeight() - width - 1);
    }

    private void columnHeads(TableSheet sheet, @Nullable GridCursor lit) {
        double width = sheet.measure().cellWidth();
        for (int column = sheet.firstColumn(); column < sheet.endColumn(); column++) {
            boolean isLit = lit != null && lit.column() == column;
            double x = sheet.columnAt(column) + width / 2;
            g.setTextAlign(TextAlignment.CENTER);
            position(column, x, (AXIS + POSITION_LINE / 2) * em, isLit);
            label(
                    data.columnLabels().get(column),
                    x,
                    (AXIS + POSITION_LINE + LABEL_LINE / 2 - 0.1) * em,
                    isLit,
                    width - 0.4 * em);
        }
    }

    private void rowHeads(TableSheet sheet, @Nullable GridCursor lit) {
        TableSheet.Measure m = sheet.measure();
        double numbers = AXIS * em + positions();
        double right = m.left() - GAP * em;
        g.setTextAlign(TextAlignment.RIGHT);
        for (int row = sheet.firstRow(); row < sheet.endRow(); row++) {
            boolean isLit = lit != null && lit.row() == row;
            double y = sheet.rowAt(row) + m.cellHeight() / 2;
            position(row, numbers, y, isLit);
            label(data.rowLabels().get(row), right, y, isLit, right - numbers - 0.3 * em);
        }
    }

    private void axisNames(TableWords words, TableSheet.Measure m) {
        g.setFont(small);
        g.setFill(colour("text-muted"));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(words.columns(), m.left(), AXIS / 2 * em);
        g.save();
        g.translate(0.7 * em, m.top());
        g.rotate(-90);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(words.rows(), 0, 0);
        g.restore();
    }

    private void position(int position, double x, double y, boolean lit) {
        g.setFont(small);
        g.setFill(colour(lit ? data.axisToken() : "text-muted"));
        g.fillText(String.valueOf(position), x, y);
    }

    private void label(String text, double x, double y, boolean lit, double room) {
        Font in = lit ? bold : font;
        g.setFont(in);
        g.setFill(colour(lit ? data.axisToken() : "text"));
        g.fillText(cut(text, in, room), x, y);
    }

    private String cut(String text, Font in, double room) {
        String shown = text;
        int length = text.codePointCount(0, text.length());
        while (length > 1 && width(shown, in) > room) {
            length--;
            shown = text.substring(0, text.offsetByCodePoints(0, length)) + "…";
        }
        return shown;
    }

    private Color colour(String token) {
        int argb = palette.argb(token);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
