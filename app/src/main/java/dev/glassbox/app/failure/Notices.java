package dev.glassbox.app.failure;

import dev.glassbox.runtime.intake.Problem;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the user must be told although nobody asked: settings that cannot be kept, an unexpected
 * end. The window shows each as a sentence until it is put away. Needs no toolkit.
 */
public final class Notices {
    private final Executor fx;
    private final ObservableList<Problem> open = FXCollections.observableArrayList();

    /**
     * @param fx runs actions on the JavaFX thread, in order
     */
    public Notices(Executor fx) {
        this.fx = fx;
    }

    /** Says something; the same thing twice is one notice. May be called on any thread. */
    public void say(Problem problem) {
        fx.execute(
                () -> {
                    if (!open.contains(problem)) {
                        open.add(problem);
                    }
                });
    }

    /** What has been said and not been put away, oldest first. Belongs to the JavaFX thread. */
    public ObservableList<Problem> open() {
        return FXCollections.unmodifiableObservableList(open);
    }

    /** The user has read it. */
    public void putAway(Problem problem) {
        open.remove(problem);
    }
}
