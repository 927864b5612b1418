package dev.glassbox.app.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The lesson's column beside the stage. The column is as wide as a line is best read; the stage
 * gets all the rest.
 */
final class Desk extends Region {
    /** Widths in em, the size of text: a line of 21 to 37 Chinese characters and the margins. */
    private static final double NARROWEST = 24;

    private static final double WIDEST = 41;

    /** The column's share of the window between those two, and its most in small windows. */
    private static final double SHARE = 0.40;

    private static final double MOST = 0.47;

    private final Label em = new Label();
    private @Nullable Region lesson;
    private final Region stage;

    Desk(Region stage) {
        this.stage = stage;
        getStyleClass().add("desk");
        em.setManaged(false);
        em.setVisible(false);
        getChildren().addAll(em, stage);
        em.fontProperty().addListener((property, old, now) -> requestLayout());
    }

    void setLesson(@Nullable Region column) {
        getChildren().setAll(em);
        if (column != null) {
            getChildren().add(column);
        }
        getChildren().add(stage);
        lesson = column;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double column = lesson == null ? 0 : columnWidth(width, em.getFont().getSize());
        if (lesson != null) {
            place(lesson, 0, column);
        }
        place(stage, column, width - column);
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
