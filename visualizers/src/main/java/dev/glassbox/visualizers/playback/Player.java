package dev.glassbox.visualizers.playback;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** The clock of a playback: beats while it is on, and is nothing while it is off. */
final class Player {
    /** Milliseconds from one token to the next, by speed from 1. */
    private static final double[] BEATS = {900, 350, 110};

    private final Timeline clock = new Timeline();
    private final Runnable beat;
    private int speed;

    /**
     * @param beat called at every beat, on the JavaFX thread
     */
    Player(Runnable beat) {
        this.beat = beat;
        clock.setCycleCount(Animation.INDEFINITE);
    }

    boolean isOn() {
        return clock.getStatus() == Animation.Status.RUNNING;
    }

    /** Starts, or goes on at another speed. */
    void start(int newSpeed) {
        if (isOn() && newSpeed == speed) {
            return;
        }
        speed = newSpeed;
        clock.stop();
        clock.getKeyFrames()
                .setAll(new KeyFrame(Duration.millis(BEATS[speed - 1]), e -> beat.run()));
        clock.playFromStart();
    }

    void stop() {
        clock.stop();
        clock.getKeyFrames().clear();
    }
}
