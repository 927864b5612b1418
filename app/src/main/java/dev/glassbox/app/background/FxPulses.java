package dev.glassbox.app.background;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** JavaFX's own frames. Ticks only while something waits. Lives as long as the app. */
public final class FxPulses implements Pulses {
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean ticking;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    tick();
                }
            };

    @Override
    public void next(Runnable action) {
        synchronized (waiting) {
            waiting.add(action);
            if (ticking) {
                return;
            }
            ticking = true;
        }
        Platform.runLater(timer::start);
    }

    private void tick() {
        List<Runnable> now;
        synchronized (waiting) {
            now = List.copyOf(waiting);
            waiting.clear();
            if (now.isEmpty()) {
                ticking = false;
                timer.stop();
            }
        }
        now.forEach(Runnable::run);
    }
}
