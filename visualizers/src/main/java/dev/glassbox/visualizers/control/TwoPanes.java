package dev.glassbox.visualizers.control;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Two parts of a picture beside each other, or one below the other where it is narrow. The first
 * stands alone where there is no room for both, such as beside an open inspector.
 */
public final class TwoPanes extends Region {
    private static final double GAP = 1.2; // all lengths in em

    private final Region first;
    private final Region second;
    private final Sizes sizes;
    private final Label font = new Label(); // tells the text size that style sheets give

    /**
     * How much room they need, in em.
     *
     * @param narrow below this width the second stands under the first
     * @param share of the width that the first takes beside the second, from 0 to 1
     * @param firstHeight least height of the first
     * @param secondHeight least height of the second
     */
    public record Sizes(double narrow, double share, double firstHeight, double secondHeight) {}

    public TwoPanes(Region first, Region second, Sizes sizes) {
        this.first = first;
        this.second = second;
        this.sizes = sizes;
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(first, second, font);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    private double em() {
        return font.getFont().getSize();
    }

    private boolean narrow(double width) {
        return width > 0 && width < sizes.narrow * em();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        double least =
                narrow(width)
                        ? sizes.firstHeight + GAP + sizes.secondHeight
                        : Math.max(sizes.firstHeight, sizes.secondHeight);
        return least * em();
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double gap = Math.round(GAP * em());
        boolean both = !narrow(width) || height >= computeMinHeight(width) - 1;
        second.setVisible(both);
        if (!both) {
            first.resizeRelocate(0, 0, width, height);
        } else if (narrow(width)) {
            double parts = sizes.firstHeight + sizes.secondHeight;
            double high = Math.round((height - gap) * sizes.firstHeight / parts);
            first.resizeRelocate(0, 0, width, high);
            second.resizeRelocate(0, high + gap, width, height - high - gap);
        } else {
            double wide = Math.round((width - gap) * sizes.share);
            first.resizeRelocate(0, 0, wide, height);
            second.resizeRelocate(wide + gap, 0, width - wide - gap, height);
        }
        font.resizeRelocate(0, 0, 1, 1);
    }
}
