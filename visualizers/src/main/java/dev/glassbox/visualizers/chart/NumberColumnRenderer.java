package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.Palette;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.CategoryDataset;

/** Bars with their numbers below each other at the right edge, where they can be compared. */
final class NumberColumnRenderer extends BarRenderer {
    private static final long serialVersionUID = 1L;

    /** The axis would centre text by the whole height of its font, which hangs below the bar. */
    private static final double HALF_CAPITAL = 0.365; // of the font's size

    private static final double SHARE_OF_NUMBERS = 0.26; // of the plot's width

    NumberColumnRenderer() {
        setBarPainter(new StandardBarPainter());
        setShadowVisible(false);
        setMinimumBarLength(1);
    }

    /** How much longer than its last tick the axis is, to leave room for the numbers. */
    double stretch() {
        return 1 / (1 - SHARE_OF_NUMBERS);
    }

    void dress(Palette palette, double size) {
        setSeriesPaint(0, Inks.of(palette, "axis-vocab"));
        setDefaultItemLabelFont(ChartFonts.plain(size));
        setDefaultItemLabelPaint(Inks.of(palette, "text"));
    }

    @Override
    public void drawItem(
            Graphics2D g2,
            CategoryItemRendererState state,
            Rectangle2D dataArea,
            CategoryPlot plot,
            CategoryAxis domainAxis,
            ValueAxis rangeAxis,
            CategoryDataset dataset,
            int row,
            int column,
            int pass) {
        super.drawItem(
                g2, state, dataArea, plot, domainAxis, rangeAxis, dataset, row, column, pass);
        Number value = dataset.getValue(row, column);
        if (value != null) {
            double middle =
                    domainAxis.getCategoryMiddle(
                            column, getColumnCount(), dataArea, plot.getDomainAxisEdge());
            Font font = getDefaultItemLabelFont();
            double base = middle + HALF_CAPITAL * font.getSize2D();
            String label = String.valueOf(dataset.getColumnKey(column));
            String number = ProbabilityBars.number(value.doubleValue());
            Shape plotOnly = g2.getClip();
            g2.setClip(null); // the labels stand outside the plot
            setForSure(g2, font, getDefaultItemLabelPaint());
            drawEndingAt(g2, label, dataArea.getMinX() - font.getSize2D() * 0.5, base);
            drawEndingAt(g2, number, dataArea.getMaxX(), base);
            g2.setClip(plotOnly);
        }
    }

    /**
     * The canvas restores its own state after every drawing, and lifting the clip restores an
     * earlier one, while the graphics still believes in the font and paint it was last given and
     * skips setting equal ones: the second picture would have black labels in the system's font.
     */
    private static void setForSure(Graphics2D g2, Font font, Paint paint) {
        g2.setFont(font.deriveFont(font.getSize2D() + 1));
        g2.setFont(font);
        g2.setPaint(paint.equals(Color.BLACK) ? Color.WHITE : Color.BLACK);
        g2.setPaint(paint);
    }

    private static void drawEndingAt(Graphics2D g2, String text, double right, double base) {
        double width = g2.getFontMetrics().stringWidth(text);
        g2.drawString(text, (float) (right - width), (float) base);
    }
}
