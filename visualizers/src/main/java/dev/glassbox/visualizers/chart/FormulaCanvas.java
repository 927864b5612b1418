package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.Palette;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/**
 * A typeset formula, as large as the text around it. {@code \paint{token}{...}} draws a part in a
 * colour of the theme. A formula wider than its place is drawn smaller, never cut.
 */
public final class FormulaCanvas extends Region {
    private static final Pattern PAINT = Pattern.compile("\\\\paint\\{([a-z0-9-]+)}");

    /** Computer Modern looks smaller than the typeface of the text at the same size. */
    private static final double SIZE = 1.22;

    private final Canvas canvas = new Canvas();
    private final Label font = new Label(); // tells the text size that style sheets give
    private String latex = "";
    private @Nullable Palette palette;
    private @Nullable TeXIcon icon;

    public FormulaCanvas() {
        getStyleClass().add("formula");
        setAccessibleRole(AccessibleRole.TEXT);
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(canvas, font);
        font.fontProperty().addListener((o, was, is) -> typeset());
    }

    /**
     * @param newLatex LaTeX in math mode
     * @param spoken the same in words
     */
    public void show(String newLatex, String spoken, Palette newPalette) {
        setAccessibleText(spoken);
        if (!newLatex.equals(latex) || newPalette != palette) {
            latex = newLatex;
            palette = newPalette;
            typeset();
        }
    }

    /** Words for inside a formula's {@code \text{...}}. */
    public static String words(String text) {
        return text.replaceAll("([\\\\{}_^#&$%~])", "").replace('\u2009', ' ');
    }

    private void typeset() {
        Palette colours = palette;
        if (colours == null || latex.isEmpty()) {
            return;
        }
        float size = (float) (font.getFont().getSize() * SIZE);
        TeXIcon made =
                new TeXFormula(painted(latex, colours))
                        .createTeXIcon(TeXConstants.STYLE_DISPLAY, size);
        made.setForeground(Inks.of(colours, "text"));
        icon = made;
        requestLayout();
    }

    /** Replaces {@code \paint{token}} by the colour of this theme. */
    static String painted(String latex, Palette palette) {
        Matcher matcher = PAINT.matcher(latex);
        return matcher.replaceAll(
                found ->
                        Matcher.quoteReplacement(
                                String.format(
                                        Locale.ROOT,
                                        "\\textcolor{#%06x}",
                                        palette.argb(found.group(1)) & 0xFFFFFF)));
    }

    @Override
    protected double computePrefWidth(double height) {
        return icon == null ? 0 : Math.ceil(icon.getTrueIconWidth()) + 2;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return icon == null ? 0 : Math.ceil(icon.getIconHeight() * shrink(width)) + 2;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    private double shrink(double width) {
        return icon == null || width <= 0 ? 1 : Math.min(1, (width - 2) / icon.getTrueIconWidth());
    }

    @Override
    protected void layoutChildren() {
        font.resizeRelocate(0, 0, 1, 1);
        TeXIcon drawn = icon;
        if (drawn == null || getWidth() < 2 || getHeight() < 2) {
            return;
        }
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        var g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0); // the last drawing may have scaled it
        g.clearRect(0, 0, getWidth(), getHeight());
        OutlineGraphics graphics = new OutlineGraphics(g);
        double shrink = shrink(getWidth());
        graphics.scale(shrink, shrink);
        drawn.paintIcon(null, graphics, 0, 1);
    }
}
