package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.awt.BasicStroke;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/**
 * A few probabilities as horizontal bars, the largest first, with their numbers in a column at the
 * right. The axis ends at 10, 20, 40, 60 or 100 per cent, so that it stands still while bars move a
 * little.
 */
public final class ProbabilityBars extends Region {

    /**
     * One bar.
     *
     * @param label as a person shall see it
     * @param probability from 0 to 1
     */
    public record Bar(String label, double probability) {}

    private static final double SMALL = 0.85; // numbers of the axis, of the text's size
    private static final double[] AXIS_ENDS = {0.1, 0.2, 0.4, 0.6, 1};

    private final DefaultCategoryDataset dataset = new DefaultCategoryDataset();
    private final CategoryAxis labels = new CategoryAxis();
    private final NumberAxis shares = new HalfwayAxis();
    private final NumberColumnRenderer renderer = new NumberColumnRenderer();
    private final CategoryPlot plot = new CategoryPlot(dataset, labels, shares, renderer);
    private final JFreeChart chart = new JFreeChart(null, null, plot, false);
    private final ChartCanvas canvas = new ChartCanvas(chart);
    private final Label font = new Label(); // tells the text size that style sheets give
    private @Nullable Palette palette;

    public ProbabilityBars() {
        getStyleClass().add("probability-bars");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setMouseTransparent(true); // no zooming, no dragging
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(canvas, font);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setOutlineVisible(false);
        plot.setRangeAxisLocation(org.jfree.chart.axis.AxisLocation.BOTTOM_OR_LEFT);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        labels.setTickMarksVisible(false);
        labels.setAxisLineVisible(false);
        labels.setMaximumCategoryLabelWidthRatio(0.45f);
        labels.setLowerMargin(0.01);
        labels.setUpperMargin(0.01);
        labels.setCategoryMargin(0.28);
        NumberFormat percent = NumberFormat.getPercentInstance(Locale.ROOT);
        percent.setMaximumFractionDigits(1);
        shares.setNumberFormatOverride(percent);
        shares.setAxisLineVisible(false);
        shares.setTickMarksVisible(false);
        font.fontProperty().addListener((o, was, is) -> dress());
    }

    @Override
    public String getUserAgentStylesheet() {
        java.net.URL sheet = ProbabilityBars.class.getResource("bars.css");
        return sheet == null ? "" : sheet.toExternalForm();
    }

    /**
     * @param bars the largest first
     * @param spoken the whole picture in words
     */
    public void show(List<Bar> bars, String spoken, Palette newPalette) {
        palette = newPalette;
        setAccessibleText(spoken);
        chart.setNotify(false);
        dataset.clear();
        for (int i = 0; i < bars.size(); i++) {
            Place place = new Place(i, bars.get(i).label());
            dataset.addValue(bars.get(i).probability(), "p", place);
        }
        double end = axisEnd(bars.isEmpty() ? 1 : bars.get(0).probability());
        shares.setRange(0, end * renderer.stretch());
        shares.setTickUnit(new NumberTickUnit(end / 2));
        dress();
        chart.setNotify(true);
    }

    /** The end of the axis for a largest probability. */
    static double axisEnd(double largest) {
        for (double end : AXIS_ENDS) {
            if (largest <= end) {
                return end;
            }
        }
        return 1;
    }

    private void dress() {
        Palette colours = palette;
        if (colours == null) {
            return;
        }
        double size = font.getFont().getSize();
        chart.setBackgroundPaint(Inks.of(colours, "surface"));
        plot.setBackgroundPaint(Inks.of(colours, "surface"));
        plot.setRangeGridlinePaint(Inks.of(colours, "line"));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        labels.setTickLabelFont(ChartFonts.plain(size));
        labels.setTickLabelPaint(new java.awt.Color(0, true)); // the renderer draws them
        shares.setTickLabelFont(ChartFonts.plain(size * SMALL));
        shares.setTickLabelPaint(Inks.of(colours, "text-muted"));
        renderer.dress(colours, size);
    }

    @Override
    protected void layoutChildren() {
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        canvas.setWidth(Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset()));
        canvas.setHeight(Math.max(1, getHeight() - snappedTopInset() - snappedBottomInset()));
        font.resizeRelocate(0, 0, 1, 1);
    }

    /** A category that stays apart from another of the same label. */
    private record Place(int index, String label) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** Three ticks, 0 and two more; beyond them the numbers stand. */
    private static final class HalfwayAxis extends NumberAxis {
        private static final long serialVersionUID = 1L;

        @Override
        protected int calculateVisibleTickCount() {
            return 3;
        }
    }

    /** The number of one bar as it is drawn. */
    static String number(double probability) {
        return Numbers.percent(probability);
    }
}
