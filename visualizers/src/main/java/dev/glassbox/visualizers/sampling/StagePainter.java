package dev.glassbox.visualizers.sampling;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.scale.LinearScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** Draws the stages of the likeliest tokens as columns of numbers with bars. */
final class StagePainter {
    private static final double HEAD = 2.7; // all lengths in em
    private static final double ROW = 1.72;
    private static final double TALLEST_ROW = 2.5;
    private static final double TOKEN = 7.2;
    private static final double GAP = 0.5;
    private static final double BAR = 0.62; // of a row
    private static final double LEAST_COLUMN = 6.3;

    /** What is left out first where columns would be too narrow to read; the table has them all. */
    private static final List<StageColumn> NOT_WHERE_NARROW =
            List.of(
                    StageColumn.EXPONENTIAL,
                    StageColumn.PENALISED,
                    StageColumn.LOGIT,
                    StageColumn.CUMULATIVE);

    private final Pen pen;
    private final SamplingState state;
    private final SamplingFrame frame;
    private final Texts texts;
    private final List<StageColumn> columns;
    private final double width;
    private final double height;
    private final double em;

    /**
     * @param width of the picture in pixels
     * @param height in pixels
     */
    StagePainter(
            Pen pen,
            SamplingState state,
            SamplingFrame frame,
            Texts texts,
            double width,
            double height) {
        this.pen = pen;
        this.state = state;
        this.frame = frame;
        this.texts = texts;
        this.width = width;
        this.height = height;
        em = pen.em();
        columns = new ArrayList<>(StageColumn.of(state, frame));
        for (StageColumn first : NOT_WHERE_NARROW) {
            if (columnWidth() < LEAST_COLUMN * em) {
                columns.remove(first);
            }
        }
    }

    /** How many candidates have a row; one more row is for the rest of the vocabulary. */
    int rows() {
        int fit = (int) ((height - HEAD * em) / (ROW * em)) - 1;
        return Math.max(1, Math.min(frame.candidates().size(), fit));
    }

    private double rowHeight() {
        return Math.min(TALLEST_ROW * em, (height - HEAD * em) / (rows() + 1));
    }

    /** The row at a height, or -1. */
    int rowAt(double y) {
        int row = (int) Math.floor((y - HEAD * em) / rowHeight());
        return row >= 0 && row < rows() ? row : -1;
    }

    private double tokenWidth() {
        return Math.min(TOKEN * em, 0.2 * width);
    }

    private double columnWidth() {
        return (width - tokenWidth()) / columns.size();
    }

    void paint(int lit) {
        double row = rowHeight();
        if (lit >= 0 && lit < rows()) {
            pen.bar("selection", 0, HEAD * em + lit * row, width, row);
        }
        pen.left(
                pen.cut(texts.text("sampling.column.token"), pen.bold(), tokenWidth()),
                pen.bold(),
                "text",
                0.4 * em,
                0.8 * em);
        for (int i = 0; i < rows(); i++) {
            token(frame.candidates().get(i), HEAD * em + (i + 0.5) * row);
        }
        others(HEAD * em + (rows() + 0.5) * row);
        for (int column = 0; column < columns.size(); column++) {
            column(columns.get(column), tokenWidth() + column * columnWidth());
        }
        pen.line("line-strong", 1, 0, HEAD * em - 0.5, width, HEAD * em - 0.5);
        double end = Math.floor(HEAD * em + rows() * row) + 0.5;
        pen.line("line", 1, 0, end, width, end);
    }

    private void token(Candidate c, double y) {
        boolean drawn = frame.draw().filter(draw -> draw.id() == c.id()).isPresent();
        double room = tokenWidth() - 2.6 * em;
        String label = pen.cut(TokenText.visible(c.token()), pen.bold(), Math.max(em, room));
        boolean cut = c.left() == 0;
        pen.right(String.valueOf(c.rank()), pen.small(), "text-muted", 1.7 * em, y);
        pen.left(
                label,
                cut ? pen.plain() : pen.bold(),
                drawn ? "accent" : cut ? "text-muted" : "text",
                2.2 * em,
                y);
        if (cut) {
            double end = 2.2 * em + pen.width(label, pen.plain()) + 0.2 * em;
            pen.line("text-muted", Math.max(1, 0.09 * em), 2 * em, y, end, y);
        }
        if (drawn) {
            GraphicsContext g = pen.graphics();
            g.setFill(pen.colour("accent"));
            double h = 0.4 * em;
            g.fillPolygon(new double[] {0, h, 0}, new double[] {y - h, y, y + h}, 3);
        }
    }

    private void others(double y) {
        int hidden = frame.candidates().size() - rows();
        pen.left(
                pen.cut(
                        texts.text("sampling.others", "count", frame.others().count() + hidden),
                        pen.small(),
                        tokenWidth() - 0.4 * em),
                pen.small(),
                "text-muted",
                0.4 * em,
                y);
    }

    private void column(StageColumn column, double left) {
        double right = left + columnWidth();
        pen.left(
                pen.cut(column.title(texts), pen.bold(), columnWidth() - GAP * em),
                pen.bold(),
                column.signed() || column == StageColumn.EXPONENTIAL ? "text" : "axis-vocab",
                left + GAP * em,
                0.8 * em);
        pen.left(
                pen.cut(column.formula(state, frame, texts), pen.small(), columnWidth() - GAP * em),
                pen.small(),
                "text-muted",
                left + GAP * em,
                1.95 * em);
        double digits = pen.width(column.widest(), pen.plain());
        double numbers = left + GAP * em + digits;
        Bars bars = new Bars(column, numbers + 0.45 * em, right - 0.6 * em);
        for (int i = 0; i < rows(); i++) {
            Candidate c = frame.candidates().get(i);
            double y = HEAD * em + (i + 0.5) * rowHeight();
            boolean faint = c.left() == 0 && !column.signed();
            pen.right(column.number(c), pen.plain(), faint ? "text-muted" : "text", numbers, y);
            if (column != StageColumn.CUMULATIVE) {
                bars.bar(c, y);
            }
        }
        rest(column, numbers, HEAD * em + (rows() + 0.5) * rowHeight(), bars);
        bars.marks();
    }

    /** What is in a column for all tokens without a row. */
    private void rest(StageColumn column, double numbers, double y, Bars bars) {
        double p = frame.others().p();
        double left = frame.others().left();
        int drawn = frame.others().drawn();
        for (Candidate hidden : frame.candidates().subList(rows(), frame.candidates().size())) {
            p += hidden.p();
            left += hidden.left();
            drawn += hidden.drawn();
        }
        double h = BAR * rowHeight();
        if (column == StageColumn.PROBABILITY) {
            pen.right(Numbers.percent(p), pen.plain(), "text-muted", numbers, y);
            pen.frame("text-muted", bars.from, y - h / 2, bars.at(p) - bars.from, h);
        } else if (column == StageColumn.LEFT) {
            pen.right(
                    left < 1e-9 ? "–" : Numbers.percent(left),
                    pen.plain(),
                    "text-muted",
                    numbers,
                    y);
        } else if (column == StageColumn.DRAWN) {
            pen.right(String.valueOf(drawn), pen.plain(), "text-muted", numbers, y);
        }
    }

    /** The bars of one column on one scale. */
    private final class Bars {
        private final StageColumn column;
        private final double from;
        private final double to;
        private final LinearScale scale;

        Bars(StageColumn column, double from, double to) {
            this.column = column;
            this.from = from;
            this.to = Math.max(from + 2, to);
            double[] ends = ends();
            scale = new LinearScale(ends[0], ends[1], from, this.to);
        }

        /** Columns that are to be compared have the same ends. */
        private double[] ends() {
            double low = 0;
            double high = 0;
            for (Candidate c : frame.candidates().subList(0, rows())) {
                if (column.signed()) {
                    low = Math.min(low, Math.min(c.logit(), c.scaled()));
                    high = Math.max(high, Math.max(c.logit(), c.scaled()));
                } else if (column == StageColumn.PROBABILITY || column == StageColumn.LEFT) {
                    high = Math.max(high, Math.max(c.p(), c.left()));
                } else if (column == StageColumn.DRAWN) {
                    high = Math.max(high, Math.max(c.drawn(), c.left() * state.draws()));
                } else {
                    high = 1;
                }
            }
            return new double[] {low, high > low ? high : low + 1};
        }

        double at(double value) {
            return Math.max(from, Math.min(to, scale.pixel(value)));
        }

        void bar(Candidate c, double y) {
            double h = BAR * rowHeight();
            double zero = at(Math.max(0, scale.low()));
            double end = at(column.value(c));
            double x = Math.min(zero, end);
            double length = Math.max(1, Math.abs(end - zero));
            boolean probability = !column.signed() && column != StageColumn.EXPONENTIAL;
            if (c.left() == 0 && probability) {
                if (column == StageColumn.PROBABILITY) {
                    pen.frame("text-muted", x, y - h / 2, length, h);
                }
                return;
            }
            pen.bar(
                    column == StageColumn.DRAWN
                            ? "accent"
                            : probability ? "axis-vocab" : "line-strong",
                    x,
                    y - h / 2,
                    length,
                    h);
            if (column == StageColumn.DRAWN) {
                double expected = at(c.left() * state.draws());
                pen.line(
                        "text",
                        Math.max(2, 0.14 * em),
                        expected,
                        y - h * 0.75,
                        expected,
                        y + h * 0.75);
            }
        }

        /** Zero, and what a rule compares with. */
        void marks() {
            double top = HEAD * em;
            double bottom = top + rows() * rowHeight();
            if (scale.low() < 0) {
                pen.line("line-strong", 1, at(0), top, at(0), bottom);
            }
            if (column == StageColumn.CUMULATIVE) {
                mass(top);
                if (state.sampling().topP() < 1) {
                    threshold(at(state.sampling().topP()), top, bottom);
                }
            }
            if (column == StageColumn.PROBABILITY && state.sampling().minP() > 0) {
                double most = frame.candidates().get(0).p();
                threshold(at(state.sampling().minP() * most), top, bottom);
            }
        }

        private void threshold(double x, double top, double bottom) {
            GraphicsContext g = pen.graphics();
            g.setLineDashes(0.35 * em, 0.25 * em);
            pen.line("danger", Math.max(1.5, 0.12 * em), x, top, x, bottom);
            g.setLineDashes();
        }

        /** The mass added up from the top, as a line that goes down the rows. */
        private void mass(double top) {
            int count = rows();
            double[] xs = new double[2 * count];
            double[] ys = new double[2 * count];
            for (int i = 0; i < count; i++) {
                double x = at(frame.candidates().get(i).cumulative());
                xs[2 * i] = x;
                xs[2 * i + 1] = x;
                ys[2 * i] = top + i * rowHeight();
                ys[2 * i + 1] = top + (i + 1) * rowHeight();
            }
            GraphicsContext g = pen.graphics();
            g.setStroke(pen.colour("axis-vocab"));
            g.setLineWidth(Math.max(1.5, 0.12 * em));
            g.strokePolyline(xs, ys, xs.length);
            pen.frame("line", from, top, to - from, count * rowHeight());
        }
    }
}
