package dev.glassbox.app.background;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.visualizers.api.Need;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;

/**
 * Answers the needs of one place on screen, such as the stage of a lesson. A newer question makes
 * the older one stale: its answer is dropped and its computing stopped. Belongs to the JavaFX
 * thread.
 */
public interface NeedHost {

    /**
     * Asks. {@code answered} is called on the JavaFX thread: at once (before this returns) when the
     * answer is known; otherwise when it comes. While the engine is still starting it may be called
     * twice: first with a recorded trace ({@code trace.origin().recorded()}), then with the live
     * one.
     */
    <D> void ask(Need<D> need, Consumer<? super D> answered, Consumer<? super Problem> troubled);

    /** Whether an answer is awaited. */
    ReadOnlyBooleanProperty waiting();

    /**
     * Stops what is awaited, if anything is: the asker is told so as of a problem, and may ask
     * again.
     */
    void cancel();

    /** Drops what is awaited. The host is not used again. */
    void dispose();
}
