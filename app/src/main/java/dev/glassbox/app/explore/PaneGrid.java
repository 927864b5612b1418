package dev.glassbox.app.explore;

import java.util.List;
import java.util.OptionalInt;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Pictures side by side, all of one size, as large as the room lets them be; where it is too little
 * for a picture to be read, the whole becomes taller and scrolls.
 */
final class PaneGrid extends Region {
    private static final double GAP = 0.6; // all lengths in em
    private static final double LEAST_WIDTH = 26;
    private static final double LEAST_HEIGHT = 30;

    private final Label font = new Label(); // tells the text size that style sheets give
    private List<PaneView> panes = List.of();
    private int columns = 1;
    private OptionalInt large = OptionalInt.empty();

    PaneGrid() {
        getStyleClass().add("explore-grid");
        font.setManaged(false);
        font.setVisible(false);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
        getChildren().add(font);
    }

    void show(List<PaneView> shown, int wantedColumns, OptionalInt onlyOne) {
        panes = List.copyOf(shown);
        columns = wantedColumns;
        large = onlyOne;
        getChildren().setAll(font);
        for (int i = 0; i < panes.size(); i++) {
            if (large.isEmpty() || large.getAsInt() == i) {
                getChildren().add(panes.get(i));
            }
        }
        requestLayout();
    }

    private double em() {
        return font.getFont().getSize();
    }

    private int columns(double width) {
        int fitting = Math.max(1, (int) (width / (LEAST_WIDTH * em())));
        return large.isPresent()
                ? 1
                : Math.max(1, Math.min(Math.min(columns, panes.size()), fitting));
    }

    private int rows(double width) {
        int across = columns(width);
        int shown = large.isPresent() ? 1 : panes.size();
        return Math.max(1, (shown + across - 1) / across);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        double gap = GAP * em();
        return rows(width) * (LEAST_HEIGHT * em() + gap) + gap;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double gap = Math.round(GAP * em());
        int across = columns(getWidth());
        int down = rows(getWidth());
        double width = (getWidth() - (across + 1) * gap) / across;
        double height = (getHeight() - (down + 1) * gap) / down;
        int at = 0;
        for (PaneView pane : panes) {
            if (pane.getParent() != this) {
                continue;
            }
            double x = gap + at % across * (width + gap);
            double y = gap + at / across * (height + gap);
            pane.resizeRelocate(
                    snapPositionX(x), snapPositionY(y), snapSizeX(width), snapSizeY(height));
            at++;
        }
        font.resizeRelocate(0, 0, 1, 1);
    }
}
