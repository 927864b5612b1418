package dev.glassbox.visualizers.stages;

import dev.glassbox.visualizers.control.MatrixView;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Places the matrices: the given ones below each other at the left, the computed ones in the order
 * of the arithmetic beside them, all cells of one width. Where there is no room for all of them,
 * the one that is talked about and what it is made of.
 */
final class Board extends Region {
    private static final double GAP = 1.2; // em
    private static final double WIDEST_CELL = 4.6; // em
    private static final double LEAST_CELL = 2.6; // em; narrower ones cannot be read from afar
    private static final int TOKENS = StagesState.TOKENS;

    private final Map<StagesState.Part, MatrixView> views = new EnumMap<>(StagesState.Part.class);
    private final Label status = new Label();
    private int width = 3;
    private StagesState.Part about = StagesState.Part.OUTPUT;

    Board() {
        getStyleClass().add("stages-board");
        for (StagesState.Part part : StagesState.Part.values()) {
            MatrixView view = new MatrixView();
            views.put(part, view);
            getChildren().add(view);
        }
        status.getStyleClass().add("stages-status");
        status.setWrapText(true);
        getChildren().add(status);
        status.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    MatrixView view(StagesState.Part part) {
        MatrixView view = views.get(part);
        if (view == null) {
            throw new IllegalStateException(part + " has no view");
        }
        return view;
    }

    void say(String words) {
        status.setText(words);
    }

    /**
     * @param newWidth numbers a vector
     * @param newAbout the computed part that is talked about
     */
    void arrange(int newWidth, StagesState.Part newAbout) {
        width = newWidth;
        about = newAbout;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double em = status.getFont().getSize();
        double gap = GAP * em;
        double statusHeight = Math.max(1.8 * em, status.prefHeight(getWidth()));
        double height = getHeight() - statusHeight - 0.3 * em;
        double around = (MatrixView.LEFT * em) + 8;
        double cells = getWidth() - 4 * around - 3 * gap;
        double cell = Math.min(WIDEST_CELL * em, cells / (width + 3 * TOKENS));
        status.resizeRelocate(0, getHeight() - statusHeight, getWidth(), statusHeight);
        boolean all = cell >= LEAST_CELL * em;
        List<StagesState.Part> few = few();
        views.forEach((part, view) -> view.setVisible(all || few.contains(part)));
        if (!all) {
            layoutFew(few, around, gap, height, em);
            return;
        }
        double given = around + width * cell;
        double square = around + TOKENS * cell;
        double third = (height - 2 * 0.4 * em) / 3;
        double half = (height - 0.6 * em) / 2;
        double left = 0;
        put(StagesState.Part.Q, left, 0, given, third);
        put(StagesState.Part.K, left, third + 0.4 * em, given, third);
        put(StagesState.Part.V, left, 2 * (third + 0.4 * em), given, third);
        double x = given + gap;
        put(StagesState.Part.SCORES, x, 0, square, half);
        put(StagesState.Part.SCALED, x + square + gap, 0, square, half);
        put(StagesState.Part.MASKED, x + 2 * (square + gap), 0, square, half);
        double below = half + 0.6 * em;
        put(StagesState.Part.WEIGHTS, x, below, square, half);
        put(StagesState.Part.OUTPUT, x + square + gap, below, given, half);
    }

    /** What the part is made of, and the part itself last. */
    private List<StagesState.Part> few() {
        return switch (about) {
            case SCALED -> List.of(StagesState.Part.SCORES, StagesState.Part.SCALED);
            case MASKED -> List.of(StagesState.Part.SCALED, StagesState.Part.MASKED);
            case WEIGHTS -> List.of(StagesState.Part.MASKED, StagesState.Part.WEIGHTS);
            case OUTPUT ->
                    List.of(StagesState.Part.WEIGHTS, StagesState.Part.V, StagesState.Part.OUTPUT);
            default -> List.of(StagesState.Part.Q, StagesState.Part.K, StagesState.Part.SCORES);
        };
    }

    /** Two beside each other, the third below. */
    private void layoutFew(
            List<StagesState.Part> few, double around, double gap, double height, double em) {
        double cell = Math.min(WIDEST_CELL * em, (getWidth() - 2 * around - gap) / (2 * TOKENS));
        double high = few.size() > 2 ? (height - 0.6 * em) / 2 : Math.min(height, 20 * em);
        double x = 0;
        for (int i = 0; i < few.size(); i++) {
            StagesState.Part part = few.get(i);
            boolean square = !part.isGiven() && part != StagesState.Part.OUTPUT;
            double w = around + (square ? TOKENS : width) * cell;
            put(part, i == 2 ? 0 : x, i == 2 ? high + 0.6 * em : 0, w, high);
            x += w + gap;
        }
    }

    private void put(StagesState.Part part, double x, double y, double w, double h) {
        view(part).resizeRelocate(Math.floor(x), Math.floor(y), Math.floor(w), Math.floor(h));
    }
}
