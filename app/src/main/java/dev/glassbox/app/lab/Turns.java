package dev.glassbox.app.lab;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Who may touch the folders of runs: a run that was told to end still writes there for a moment,
 * and a folder that is being removed must not be trained in. Belongs to the JavaFX thread.
 */
final class Turns {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int busy;

    /** Somebody is at the folders until {@link #give()}. */
    void take() {
        busy++;
    }

    /** One less is at the folders; who waited comes next, in order. */
    void give() {
        busy--;
        while (busy == 0 && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /** Does something as soon as nobody is at the folders. */
    void whenFree(Runnable action) {
        if (busy == 0 && waiting.isEmpty()) {
            action.run();
        } else {
            waiting.add(action);
        }
    }
}
