package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.control.BoardInk;
import dev.glassbox.visualizers.control.BoardInk.Side;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The same tokens' probabilities in two or three runs, so that what has moved is seen at a glance:
 * an outline for one run, a filled bar for another, a mark for a third, or bars side by side.
 * Numbers stand in columns at the right, the last of them the difference.
 */
public final class ChangeBars extends Region {

    /** How a run is drawn. */
    public enum Style {
        OUTLINE,
        FILL,
        /** A line across, where another bar should get to. */
        MARK,
        /** A bar of its own beside the others. */
        LANE
    }

    /**
     * One run.
     *
     * @param name in the legend
     * @param brief above its column of numbers
     * @param token of its colour
     */
    public record Run(String name, String brief, Style style, String token) {}

    /**
     * One token.
     *
     * @param label as a person shall see it
     * @param shares its probability in each run; NaN where there is none
     * @param difference as it is written
     * @param marked whether it is the one that is talked about
     */
    public record Row(String label, List<Double> shares, String difference, boolean marked) {
        public Row {
            shares = List.copyOf(shares);
        }
    }

    private static final double SMALL = BoardInk.SMALL;
    private static final double NUMBER = 4.1; // width of a column of numbers, in em
    private static final double DIFFERENCE = 4.6;
    private static final double LEAST_BARS = 6;
    private static final double LONGEST_LABEL = 7;
    private static final double HIGHEST_ROW = 3.6;

    private final Canvas canvas = new Canvas();
    private final FlowPane legend = new FlowPane();
    private final Label font = new Label(); // tells the text size that style sheets give
    private List<Run> runs = List.of();
    private List<Row> rows = List.of();
    private String differenceHead = "";
    private @Nullable Palette palette;

    public ChangeBars() {
        getStyleClass().addAll("probability-bars", "change-bars");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        font.setManaged(false);
        font.setVisible(false);
        legend.getStyleClass().add("change-legend");
        getChildren().setAll(legend, canvas, font);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    @Override
    public String getUserAgentStylesheet() {
        java.net.URL sheet = ChangeBars.class.getResource("bars.css");
        return sheet == null ? "" : sheet.toExternalForm();
    }

    /**
     * @param newDifference what stands above the last column
     * @param spoken the whole picture in words
     */
    public void show(
            List<Run> newRuns,
            List<Row> newRows,
            String newDifference,
            String spoken,
            Palette newPalette) {
        boolean relabel = !newRuns.equals(runs) || newPalette != palette;
        runs = List.copyOf(newRuns);
        rows = List.copyOf(newRows);
        differenceHead = newDifference;
        palette = newPalette;
        setAccessibleText(spoken);
        if (relabel) {
            legend.getChildren().setAll(runs.stream().map(this::legendEntry).toList());
        }
        requestLayout();
    }

    private Label legendEntry(Run run) {
        Region swatch = new Region();
        swatch.getStyleClass().add("change-swatch");
        String colour = "-gb-" + run.token();
        swatch.setStyle(
                switch (run.style()) {
                    case OUTLINE -> "-fx-border-color: " + colour + "; -fx-border-width: 2px;";
                    case MARK ->
                            "-fx-border-color: transparent transparent transparent "
                                    + colour
                                    + "; -fx-border-width: 0 0 0 4px;";
                    case FILL, LANE -> "-fx-background-color: " + colour + ";";
                });
        Label entry = new Label(run.name(), new StackPane(swatch));
        entry.setMinWidth(0);
        return entry;
    }

    @Override
    protected double computeMinHeight(double width) {
        return (rows.size() * 1.25 + 4) * font.getFont().getSize();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = Math.max(1, getWidth() - left - snappedRightInset());
        double high = snapSizeY(legend.prefHeight(width));
        legend.resizeRelocate(left, snappedTopInset(), width, high);
        double top = snappedTopInset() + high;
        canvas.relocate(left, top);
        canvas.setWidth(width);
        canvas.setHeight(Math.max(1, getHeight() - top - snappedBottomInset()));
        font.resizeRelocate(0, 0, 1, 1);
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (palette != null && !rows.isEmpty()) {
            BoardInk ink = new BoardInk(g, palette, font.getFont());
            new Picture(g, ink, font.getFont().getSize()).draw();
        }
    }

    /** One drawing, with the places of its parts. */
    private final class Picture {
        private final GraphicsContext g;
        private final BoardInk ink;
        private final double em;
        private final double barLeft;
        private final double barWidth;
        private final double top;
        private final double rowHeight;
        private final double end;
        private final List<Integer> numbered = new ArrayList<>();

        Picture(GraphicsContext g, BoardInk ink, double em) {
            this.g = g;
            this.ink = ink;
            this.em = em;
            double label = 0;
            double largest = 0;
            for (Row row : rows) {
                label = Math.max(label, ink.width(row.label(), 1));
                for (double share : row.shares()) {
                    largest = Double.isNaN(share) ? largest : Math.max(largest, share);
                }
            }
            barLeft = Math.min(label, LONGEST_LABEL * em) + 0.7 * em;
            double room = canvas.getWidth() - barLeft - DIFFERENCE * em - LEAST_BARS * em;
            int fit = (int) Math.max(0, Math.min(runs.size(), Math.floor(room / (NUMBER * em))));
            for (int run = runs.size() - fit; run < runs.size(); run++) {
                numbered.add(run); // the latest run's numbers stay longest
            }
            double right = (numbered.size() * NUMBER + DIFFERENCE) * em;
            barWidth = Math.max(2 * em, canvas.getWidth() - barLeft - right - 0.4 * em);
            top = 1.7 * em;
            double high = canvas.getHeight() - top - 1.5 * em;
            rowHeight = Math.max(1, Math.min(HIGHEST_ROW * em, high / rows.size()));
            end = ProbabilityBars.axisEnd(largest);
        }

        void draw() {
            grid();
            heads();
            for (int i = 0; i < rows.size(); i++) {
                row(rows.get(i), top + i * rowHeight);
            }
        }

        private double x(double share) {
            return barLeft + Math.min(1, share / end) * barWidth;
        }

        private void grid() {
            double bottom = top + rows.size() * rowHeight;
            g.setLineWidth(1);
            for (double part : new double[] {0, 0.5, 1}) {
                double x = Math.round(x(part * end)) + 0.5;
                g.setStroke(ink.colour(part == 0 ? "line-strong" : "line"));
                g.strokeLine(x, top, x, bottom);
                Side side = part == 0 ? Side.LEFT : part == 1 ? Side.RIGHT : Side.MIDDLE;
                String percent = Numbers.fixed(part * end * 100, 0) + "%";
                ink.text(percent, x, bottom + 0.75 * em, side, "text-muted", SMALL);
            }
        }

        private void heads() {
            double y = top - 0.8 * em;
            for (int i = 0; i < numbered.size(); i++) {
                Run run = runs.get(numbered.get(i));
                ink.text(run.brief(), numberRight(i), y, Side.RIGHT, "text-muted", SMALL);
            }
            ink.text(differenceHead, canvas.getWidth(), y, Side.RIGHT, "text-muted", SMALL);
        }

        private double numberRight(int column) {
            double last = canvas.getWidth() - DIFFERENCE * em;
            return last - (numbered.size() - 1 - column) * NUMBER * em;
        }

        private void row(Row row, double y) {
            double middle = y + rowHeight / 2;
            String label = ink.fitted(row.label(), barLeft - 0.6 * em, 1);
            if (row.marked()) {
                ink.bold(label, barLeft - 0.5 * em, middle, Side.RIGHT, "accent", 1);
            } else {
                ink.text(label, barLeft - 0.5 * em, middle, Side.RIGHT, "text", 1);
            }
            for (Style style : new Style[] {Style.FILL, Style.LANE, Style.OUTLINE, Style.MARK}) {
                for (int run = 0; run < runs.size(); run++) {
                    if (runs.get(run).style() == style && row.shares().get(run) >= 0) {
                        bar(runs.get(run), run, row.shares().get(run), y);
                    }
                }
            }
            for (int i = 0; i < numbered.size(); i++) {
                double share = row.shares().get(numbered.get(i));
                String number = Double.isNaN(share) ? "–" : Numbers.percent(share);
                ink.text(number, numberRight(i), middle, Side.RIGHT, "text", 1);
            }
            ink.text(row.difference(), canvas.getWidth(), middle, Side.RIGHT, "text", 1);
        }

        private void bar(Run run, int index, double share, double y) {
            double length = x(share) - barLeft;
            g.setFill(ink.colour(run.token()));
            g.setStroke(ink.colour(run.token()));
            if (length < 1) {
                return; // nothing that could be seen
            }
            switch (run.style()) {
                case FILL -> g.fillRect(barLeft, y + 0.24 * rowHeight, length, 0.52 * rowHeight);
                case OUTLINE -> {
                    g.setLineWidth(2);
                    g.strokeRect(barLeft, y + 0.13 * rowHeight, length, 0.74 * rowHeight);
                }
                case MARK -> {
                    g.setLineWidth(4);
                    double x = barLeft + length;
                    g.strokeLine(x, y + 0.06 * rowHeight, x, y + 0.94 * rowHeight);
                }
                case LANE -> {
                    double lane = 0.8 * rowHeight / runs.size();
                    double high = Math.max(1, lane - 1);
                    g.fillRect(barLeft, y + 0.1 * rowHeight + index * lane, length, high);
                }
            }
        }
    }
}
