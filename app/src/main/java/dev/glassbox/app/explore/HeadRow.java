package dev.glassbox.app.explore;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What is read on the left and the tools on the right; below each other where it is narrow. */
final class HeadRow extends Region {
    private static final double GAP = 0.7; // in em, as the next
    private static final double ROOM_TO_READ = 34;

    private final Region reading;
    private final Region tools;
    private final Label font = new Label(); // tells the text size that style sheets give

    HeadRow(Region reading, Region tools) {
        this.reading = reading;
        this.tools = tools;
        font.setManaged(false);
        font.setVisible(false);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
        getChildren().addAll(reading, tools, font);
    }

    private double gap() {
        return Math.round(GAP * font.getFont().getSize());
    }

    private boolean narrow(double width) {
        double room = width - tools.prefWidth(-1) - 3 * gap();
        return room < ROOM_TO_READ * font.getFont().getSize();
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
    protected double computePrefHeight(double width) {
        double gap = gap();
        double first = reading.prefHeight(-1);
        double second = tools.prefHeight(-1);
        return narrow(width) ? first + second + 3 * gap : Math.max(first, second) + 2 * gap;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double gap = gap();
        double width = getWidth();
        double toolsWidth = tools.prefWidth(-1);
        double readingHeight = reading.prefHeight(-1);
        double toolsHeight = tools.prefHeight(-1);
        if (narrow(width)) {
            reading.resizeRelocate(gap, gap, width - 2 * gap, readingHeight);
            tools.resizeRelocate(gap, 2 * gap + readingHeight, width - 2 * gap, toolsHeight);
        } else {
            double height = Math.max(readingHeight, toolsHeight);
            reading.resizeRelocate(
                    gap,
                    gap + (height - readingHeight) / 2,
                    width - toolsWidth - 3 * gap,
                    readingHeight);
            tools.resizeRelocate(
                    width - toolsWidth - gap,
                    gap + (height - toolsHeight) / 2,
                    toolsWidth,
                    toolsHeight);
        }
    }
}
