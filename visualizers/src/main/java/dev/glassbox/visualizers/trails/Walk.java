package dev.glassbox.visualizers.trails;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** The clock of a walk along the stations: short, and over at the last one. */
final class Walk {
    private static final double WHOLE = 5_000; // milliseconds, however many stations
    private static final double SHORTEST = 120;
    private static final double LONGEST = 450;

    private final Timeline clock = new Timeline();
    private final Runnable beat;

    /**
     * @param beat called at every station, on the JavaFX thread
     */
    Walk(Runnable beat) {
        this.beat = beat;
        clock.setCycleCount(Animation.INDEFINITE);
    }

    boolean isOn() {
        return clock.getStatus() == Animation.Status.RUNNING;
    }

    void start(int stations) {
        double each = Math.max(SHORTEST, Math.min(LONGEST, WHOLE / Math.max(1, stations)));
        clock.stop();
        clock.getKeyFrames().setAll(new KeyFrame(Duration.millis(each), e -> beat.run()));
        clock.playFromStart();
    }

    void stop() {
        clock.stop();
        clock.getKeyFrames().clear();
    }
}
