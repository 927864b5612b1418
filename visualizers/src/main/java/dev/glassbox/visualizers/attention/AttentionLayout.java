package dev.glassbox.visualizers.attention;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Places the parts of the attention picture for the room there is, measured in the height of the
 * text: the heat map with the next token beside it, or below it where it is narrow. The inspector
 * takes the place beside the heat map, which stays in sight wherever there is room for both.
 */
final class AttentionLayout extends Region {
    private static final double GAP = 0.9; // all lengths in em
    private static final double NARROW = 32;
    private static final double SIDE_SHARE = 0.36;
    private static final double SIDE_LEAST = 13;
    private static final double SIDE_MOST = 30;
    private static final double INSPECTOR_SHARE = 0.54;
    private static final double BOTH = 46; // room for heat map and inspector beside each other
    private static final double INSPECTOR_LEAST = 25;
    private static final double INSPECTOR_MOST = 44;
    private static final double MAP_LEAST_HEIGHT = 17;
    private static final double MAP_STACKED_HEIGHT = 22; // scrolling is better than squinting
    private static final double SIDE_LEAST_HEIGHT = 19;

    /** The parts, top to bottom and left to right. */
    record Parts(Region head, Region map, Region side, Region inspector) {
        List<Node> all() {
            return List.of(head, map, side, inspector);
        }
    }

    private final Parts parts;
    private final List<Cover> covers;
    private final Label font = new Label(); // tells the text size that style sheets give

    /** Something that lies over a part, with the part it lies over. */
    record Cover(Region over, Region part) {}

    AttentionLayout(Parts parts, List<Cover> covers) {
        this.parts = parts;
        this.covers = covers;
        getStyleClass().add("attention");
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(parts.all());
        covers.forEach(cover -> getChildren().add(cover.over()));
        getChildren().add(font);
        parts.inspector().toFront();
        parts.inspector().visibleProperty().addListener((o, was, is) -> requestLayout());
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    private double em() {
        return font.getFont().getSize();
    }

    private boolean narrow(double width) {
        return width < NARROW * em();
    }

    @Override
    protected double computeMinHeight(double width) {
        double em = em();
        double inner = width - 2 * GAP * em;
        double top = parts.head().prefHeight(inner);
        double picture =
                narrow(width)
                        ? MAP_STACKED_HEIGHT + GAP + SIDE_LEAST_HEIGHT
                        : Math.max(MAP_LEAST_HEIGHT, SIDE_LEAST_HEIGHT);
        return top + (picture + 3 * GAP) * em;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 18 * em();
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        double em = em();
        double gap = Math.round(GAP * em);
        double width = getWidth() - 2 * gap;
        double headHeight = snapSizeY(parts.head().prefHeight(width));
        parts.head().resizeRelocate(gap, gap, width, headHeight);
        double top = 2 * gap + headHeight;
        double height = getHeight() - top - gap;
        if (narrow(getWidth())) {
            stack(gap, top, width, height, em);
        } else {
            beside(gap, top, width, height, em);
        }
        covers.forEach(
                cover ->
                        cover.over()
                                .resizeRelocate(
                                        cover.part().getLayoutX(),
                                        cover.part().getLayoutY(),
                                        cover.part().getWidth(),
                                        cover.part().getHeight()));
        font.resizeRelocate(0, 0, 1, 1);
    }

    private void beside(double gap, double top, double width, double height, double em) {
        boolean inspecting = parts.inspector().isVisible();
        if (inspectorCovers()) {
            overlay(gap, top, width, height);
            return;
        }
        show(true, !inspecting);
        double side =
                inspecting
                        ? between(
                                INSPECTOR_LEAST,
                                INSPECTOR_SHARE * (width - gap) / em,
                                INSPECTOR_MOST)
                        : between(SIDE_LEAST, SIDE_SHARE * width / em, SIDE_MOST);
        double widest = Math.max(parts.map().prefWidth(height), width / 3);
        double left = Math.round(Math.min(width - side * em - gap, widest));
        parts.map().resizeRelocate(gap, top, left, height);
        double x = 2 * gap + left;
        parts.side().setVisible(!inspecting);
        double rest = width - left - gap;
        parts.side().resizeRelocate(x, top, Math.min(rest, SIDE_MOST * em), height);
        parts.inspector().resizeRelocate(x, top, Math.min(rest, INSPECTOR_MOST * em), height);
    }

    private void stack(double gap, double top, double width, double height, double em) {
        if (inspectorCovers()) {
            overlay(gap, top, width, height);
            return;
        }
        show(true, true);
        double below = SIDE_LEAST_HEIGHT * em;
        parts.map().resizeRelocate(gap, top, width, height - below - gap);
        parts.side().resizeRelocate(gap, top + height - below, width, below);
    }

    /** No room for both: the inspector lies over the picture, the tokens stay in sight above. */
    private void overlay(double gap, double top, double width, double height) {
        show(false, false);
        parts.inspector().resizeRelocate(gap, top, width, height);
    }

    /** Whether the inspector is open and there is room for nothing else. */
    boolean inspectorCovers() {
        return parts.inspector().isVisible() && getWidth() < BOTH * em();
    }

    private void show(boolean map, boolean side) {
        parts.map().setVisible(map);
        parts.side().setVisible(side);
    }

    private static double between(double least, double value, double most) {
        return Math.max(least, Math.min(most, value));
    }
}
