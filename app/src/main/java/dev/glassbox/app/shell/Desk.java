package dev.glassbox.app.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The course rail, the lesson's column and the stage. The column is as wide as a line is best read;
 * the stage gets all the rest. In a narrow window the open rail lies over the column.
 */
final class Desk extends Region {
    /** Widths in em, the size of text: a line of 21 to 37 Chinese characters and the margins. */
    private static final double NARROWEST = 24;

    private static final double WIDEST = 41;

    /** The column's share of the window between those two, and its most in small windows. */
    private static final double SHARE = 0.40;

    private static final double MOST = 0.47;

    /** Less than this, and the open rail would leave too little for column and stage. */
    private static final double ROOM_FOR_RAIL = 72;

    /** The folded rail. */
    private static final double RAIL = 4;

    private final Label em = new Label();
    private @Nullable Region lesson;
    private final Region rail;
    private final Region stage;

    Desk(Region rail, Region stage) {
        this.rail = rail;
        this.stage = stage;
        getStyleClass().add("desk");
        em.setManaged(false);
        em.setVisible(false);
        getChildren().addAll(em, stage, rail);
        em.fontProperty().addListener((property, old, now) -> requestLayout());
    }

    void setLesson(@Nullable Region column) {
        getChildren().setAll(em);
        if (column != null) {
            getChildren().add(column);
        }
        getChildren().addAll(stage, rail);
        lesson = column;
    }

    @Override
    protected void layoutChildren() {
        double size = em.getFont().getSize();
        double railWidth = snapSizeX(rail.prefWidth(-1));
        boolean beside = getWidth() >= ROOM_FOR_RAIL * size;
        double left = beside ? railWidth : Math.min(railWidth, snapSizeX(RAIL * size));
        double width = getWidth() - left;
        double column = lesson == null ? 0 : columnWidth(width, size);
        if (lesson != null) {
            place(lesson, left, column);
        }
        place(stage, left + column, width - column);
        place(rail, 0, railWidth);
    }

    static double columnWidth(double width, double em) {
        double wanted = Math.max(NARROWEST * em, Math.min(WIDEST * em, width * SHARE));
        return Math.rint(Math.min(wanted, width * MOST));
    }

    private void place(Node node, double x, double width) {
        node.resizeRelocate(x, 0, width, getHeight());
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
