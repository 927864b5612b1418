package dev.glassbox.visualizers.playback;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The text and, beside it, the choices of one position; below it where it is narrow. */
final class PlaybackLayout extends Region {
    private static final double NARROW = 44; // all lengths in em
    private static final double SIDE = 0.3; // of the width
    private static final double SIDE_LEAST = 17;
    private static final double SIDE_MOST = 28;
    private static final double BELOW = 0.52; // of the height
    private static final double GAP = 1.4;

    private final Region text;
    private final Region side;
    private final Label font = new Label();

    PlaybackLayout(Region text, Region side) {
        this.text = text;
        this.side = side;
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(text, side, font);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    /** Whether the choices stand below the text. */
    boolean stacked() {
        return getWidth() < NARROW * font.getFont().getSize();
    }

    @Override
    protected void layoutChildren() {
        double em = font.getFont().getSize();
        double width = getWidth();
        double height = getHeight();
        double gap = Math.round(GAP * em);
        if (stacked()) {
            double below = Math.round(BELOW * height);
            text.resizeRelocate(0, 0, width, height - below - gap / 2);
            side.resizeRelocate(0, height - below, width, below);
        } else {
            double beside =
                    Math.round(Math.max(SIDE_LEAST * em, Math.min(SIDE_MOST * em, SIDE * width)));
            text.resizeRelocate(0, 0, width - beside - gap, height);
            side.resizeRelocate(width - beside, 0, beside, height);
        }
        font.resizeRelocate(0, 0, 1, 1);
    }
}
