package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Signed numbers as horizontal bars from a line at zero, in the colours of the diverging map, with
 * their names at the left and their digits at their ends. Up and Down move, Enter, Space or a click
 * chooses a bar; the line below says it in words. Holds no listener of anything outside itself.
 */
public final class SignedBars extends Region {
    private static final double SMALL = 0.85; // of the text's size
    private static final double TOP = 1.5; // all lengths in em
    private static final double GAP = 0.4;
    private static final double LONGEST_LABEL = 11;
    private static final double DIGITS = 3.6; // room of a number beside its bar
    private static final double HIGHEST = 2.2; // of a row: fatter bars say no more

    /**
     * One bar.
     *
     * @param label as a person shall see it
     * @param value its length; NaN is named and has none
     * @param ruled whether a line above parts it from the bar before it
     */
    public record Bar(String label, double value, boolean ruled) {}

    /**
     * What the bars say about themselves.
     *
     * @param name what they are
     * @param scale what they measure, with its unit
     * @param keys how to move and choose
     * @param spoken each bar in words
     */
    public record Words(String name, String scale, String keys, IntFunction<String> spoken) {}

    private final Canvas canvas = new Canvas();
    private final Label status = new Label();
    private final GridPointer pointer = new GridPointer(this, status, new Rows());
    private @Nullable IntConsumer onChosen;
    private List<Bar> bars = List.of();
    private double extent = 1;
    private Words words = new Words("", "", "", i -> "");
    private @Nullable Palette palette;

    public SignedBars() {
        getStyleClass().add("signed-bars");
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
                        return row < bars.size() ? words.spoken().apply(row) : "";
                    }

                    @Override
                    public void reached(int row, int column) {}

                    @Override
                    public void chosen(int row, int column) {
                        if (onChosen != null) {
                            onChosen.accept(row);
                        }
                    }
                });
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("heatmap.css");
    }

    /** Who is told the bar that is chosen; null for nobody. */
    public void setOnChosen(@Nullable IntConsumer handler) {
        onChosen = handler;
    }

    /**
     * Draws these bars.
     *
     * @param newExtent the length of the longest bar there may be, above 0
     * @param chosen the ringed bar, or -1
     */
    public void show(
            List<Bar> newBars, double newExtent, int chosen, Words newWords, Palette newPalette) {
        bars = List.copyOf(newBars);
        extent = newExtent;
        words = newWords;
        palette = newPalette;
        pointer.show(newWords.name(), newWords.keys());
        if (chosen >= 0 && chosen < bars.size()) {
            pointer.choose(chosen, 0);
        } else {
            pointer.chooseNone();
        }
        requestLayout();
    }

    private final class Rows implements GridPointer.Grid {
        @Override
        public int rows() {
            return bars.size();
        }

        @Override
        public int columns() {
            return bars.isEmpty() ? 0 : 1;
        }

        @Override
        public @Nullable GridCursor cellAt(double x, double y) {
            int row = (int) Math.floor((y - top()) / rowHeight());
            return row >= 0 && row < bars.size() ? new GridCursor(row, 0) : null;
        }

        @Override
        public void relit() {
            paint();
        }
    }

    private double em() {
        return status.getFont().getSize();
    }

    private double top() {
        return snappedTopInset() + TOP * em();
    }

    private double rowHeight() {
        double room = canvas.getHeight() - top() - 0.3 * em();
        return Math.max(1, Math.min(HIGHEST * em(), room / Math.max(1, bars.size())));
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double statusHeight = pointer.statusHeight(width);
        double bottom = getHeight() - snappedBottomInset();
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, bottom - statusHeight));
        double below = top() + rowHeight() * bars.size() + 0.3 * em();
        status.resizeRelocate(left, Math.min(below, bottom - statusHeight), width, statusHeight);
        paint();
    }

    private double labelWidth() {
        Text measure = new Text();
        measure.setFont(Font.font(status.getFont().getFamily(), FontWeight.BOLD, em()));
        double widest = 0;
        for (Bar bar : bars) {
            measure.setText(bar.label());
            widest = Math.max(widest, measure.getLayoutBounds().getWidth());
        }
        return Math.min(widest, LONGEST_LABEL * em());
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Palette theme = palette;
        if (theme == null || bars.isEmpty() || canvas.getWidth() < 8 * em()) {
            return;
        }
        double em = em();
        double left = snappedLeftInset() + labelWidth() + GAP * em;
        double right = canvas.getWidth() - snappedRightInset() - 0.3 * em;
        double lowest = 0;
        double highest = 0;
        for (Bar bar : bars) {
            lowest = Math.max(lowest, -bar.value()); // NaN leaves it
            highest = Math.max(highest, bar.value());
        }
        lowest = Double.isNaN(lowest) ? extent : Math.min(lowest, extent);
        highest = Double.isNaN(highest) ? extent : Math.min(highest, extent);
        double all = lowest + highest > 0 ? lowest + highest : extent;
        double start = left + (lowest > 0 ? DIGITS * em : 0);
        double end = right - DIGITS * em;
        double unit = Math.max(1, end - start) / all;
        Span span = new Span(left, right, start + lowest * unit, unit, lowest, highest);
        new Painter(g, theme, em, span).paint();
    }

    /**
     * Where the bars lie, in pixels, and what they reach.
     *
     * @param zero the line they start from
     * @param unit of a value of 1
     * @param lowest the longest bar to the left, as a positive number
     * @param highest the longest bar to the right
     */
    private record Span(
            double left, double right, double zero, double unit, double lowest, double highest) {}

    /** One drawing. */
    private final class Painter {
        private final GraphicsContext g;
        private final Palette theme;
        private final double em;
        private final Span span;
        private final double left;
        private final double right;
        private final double zero;
        private final double unit;
        private final double height = rowHeight();
        private final Font font;
        private final Font bold;

        Painter(GraphicsContext g, Palette theme, double em, Span span) {
            this.g = g;
            this.theme = theme;
            this.em = em;
            this.span = span;
            left = span.left();
            right = span.right();
            zero = span.zero();
            unit = span.unit();
            double size = Math.max(0.7 * em, Math.min(em, height / 1.15));
            String family = status.getFont().getFamily();
            font = Font.font(family, size);
            bold = Font.font(family, FontWeight.BOLD, size);
        }

        void paint() {
            ColorScale scale = ColorScale.signed(theme, extent);
            GridCursor lit = pointer.lit();
            GridCursor chosen = pointer.chosen();
            axis();
            for (int row = 0; row < bars.size(); row++) {
                boolean marked = lit != null && lit.row() == row;
                bar(row, scale, marked, chosen != null && chosen.row() == row);
            }
            g.setStroke(colour("line-strong"));
            g.setLineWidth(1.5);
            g.strokeLine(zero, top(), zero, top() + height * bars.size());
        }

        private void axis() {
            g.setFont(Font.font(status.getFont().getFamily(), SMALL * em));
            g.setFill(colour("text-muted"));
            g.setTextBaseline(VPos.CENTER);
            double y = snappedTopInset() + 0.6 * em;
            g.setTextAlign(TextAlignment.LEFT);
            double least = zero - span.lowest() * unit;
            boolean below = span.lowest() * unit > 3 * em;
            double room = (below ? least : zero) - snappedLeftInset() - 2 * em;
            if (room > 3 * em) {
                g.fillText(words.scale(), snappedLeftInset(), y, room);
            }
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText("0", zero, y);
            if (span.highest() * unit > 3 * em) {
                tick(span.highest(), y);
            }
            if (below) {
                tick(-span.lowest(), y);
            }
        }

        private void tick(double value, double y) {
            double x = zero + value * unit;
            g.fillText(Numbers.picture(value), x, y);
            g.setStroke(colour("line"));
            g.setLineWidth(1);
            g.strokeLine(x, top(), x, top() + height * bars.size());
        }

        private void bar(int row, ColorScale scale, boolean lit, boolean chosen) {
            Bar bar = bars.get(row);
            double y = top() + row * height;
            if (bar.ruled()) {
                g.setStroke(colour("line"));
                g.setLineWidth(1);
                g.strokeLine(snappedLeftInset(), y, right, y);
            }
            if (chosen || lit) {
                g.setFill(colour("selection"));
                g.fillRect(snappedLeftInset(), y, right - snappedLeftInset(), height);
            }
            g.setFont(chosen || lit ? bold : font);
            g.setFill(colour("text"));
            g.setTextBaseline(VPos.CENTER);
            g.setTextAlign(TextAlignment.RIGHT);
            double middle = y + height / 2;
            g.fillText(bar.label(), left - GAP * em, middle, left - GAP * em);
            double value = bar.value();
            double length = Double.isNaN(value) ? 0 : Math.min(extent, Math.abs(value)) * unit;
            double x = value < 0 ? zero - length : zero;
            double inset = Math.max(1, height * 0.14);
            if (length > 0) {
                g.setFill(colour(scale.argb(value)));
                g.fillRect(x, y + inset, length, height - 2 * inset);
                g.setStroke(colour("line-strong"));
                g.setLineWidth(1);
                g.strokeRect(x, y + inset, length, height - 2 * inset);
            }
            g.setFill(colour("text"));
            g.setTextAlign(value < 0 ? TextAlignment.RIGHT : TextAlignment.LEFT);
            double beside = value < 0 ? x - 0.3 * em : x + length + 0.3 * em;
            g.fillText(Numbers.picture(value), beside, middle);
        }

        private Color colour(String token) {
            return colour(theme.argb(token));
        }

        private Color colour(int argb) {
            return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
        }
    }
}
