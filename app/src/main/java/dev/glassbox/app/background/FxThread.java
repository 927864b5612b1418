package dev.glassbox.app.background;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * Runs actions on the JavaFX thread, in order. What comes before the toolkit has started waits for
 * {@link #begin()}; on the command line that never comes.
 */
public final class FxThread implements Executor {
    private final Queue<Runnable> early = new ArrayDeque<>();
    private boolean begun;

    /** The toolkit is there. */
    public synchronized void begin() {
        begun = true;
        early.forEach(Platform::runLater);
        early.clear();
    }

    @Override
    public synchronized void execute(Runnable action) {
        if (begun) {
            Platform.runLater(action);
        } else {
            early.add(action);
        }
    }
}
