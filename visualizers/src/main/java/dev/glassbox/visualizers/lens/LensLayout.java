package dev.glassbox.visualizers.lens;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Places the grid above, and below it the chosen cell beside the curve; or both beside the grid.
 * All lengths in em.
 */
final class LensLayout extends Region {
    private static final double GAP = 1.2;
    private static final double GRID_SHARE = 0.58;
    private static final double STACKED_FROM = 27;
    private static final double GRID_BESIDE = 0.6;
    private static final double CELL_LOWEST = 7.5;
    private static final double CELL_ABOVE = 0.36;
    private static final double CELL_SHARE = 0.36;
    private static final double CELL_LEAST = 13;
    private static final double CELL_MOST = 26;

    private final Region grid;
    private final Region cell;
    private final Region curve;
    private final Label font = new Label(); // tells the text size that style sheets give

    LensLayout(Region grid, Region cell, Region curve) {
        this.grid = grid;
        this.cell = cell;
        this.curve = curve;
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(grid, cell, curve, font);
        setMinSize(0, 0);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    @Override
    protected void layoutChildren() {
        double em = font.getFont().getSize();
        if (getHeight() < STACKED_FROM * em) {
            beside(em);
        } else {
            stacked(em);
        }
        font.resizeRelocate(0, 0, 1, 1);
    }

    private void stacked(double em) {
        double gap = Math.round(GAP * em);
        double width = getWidth();
        double below = (1 - GRID_SHARE) * getHeight();
        double above = Math.round(getHeight() - below - 0.5 * gap);
        grid.resizeRelocate(0, 0, width, above);
        double left =
                Math.round(Math.min(CELL_MOST * em, Math.max(CELL_LEAST * em, CELL_SHARE * width)));
        double top = above + 0.5 * gap;
        cell.resizeRelocate(0, top, left, getHeight() - top);
        curve.resizeRelocate(left + gap, top, Math.max(0, width - left - gap), getHeight() - top);
    }

    /** Where it is low: all else beside the grid, which needs its height more than its width. */
    private void beside(double em) {
        double gap = Math.round(GAP * em);
        double left = Math.round(GRID_BESIDE * getWidth());
        double right = Math.max(0, getWidth() - left - gap);
        double above = Math.round(Math.max(CELL_LOWEST * em, CELL_ABOVE * getHeight()));
        grid.resizeRelocate(0, 0, left, getHeight());
        cell.resizeRelocate(left + gap, 0, right, above);
        double rest = Math.max(0, getHeight() - above - 0.3 * em);
        curve.resizeRelocate(left + gap, above + 0.3 * em, right, rest);
    }
}
