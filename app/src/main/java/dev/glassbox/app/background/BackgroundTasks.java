package dev.glassbox.app.background;

import dev.glassbox.runtime.intake.Problem;
import java.util.function.Consumer;

/** Work off the JavaFX thread. Called on the JavaFX thread; answers there. */
public interface BackgroundTasks {

    /** What is to be done, on another thread. */
    @FunctionalInterface
    interface Work<T> {
        /**
         * @throws dev.glassbox.runtime.intake.IntakeException to say what went wrong in a sentence
         * @throws java.util.concurrent.CancellationException when it stops because it was asked to
         */
        T run(Progress progress) throws Exception;
    }

    /**
     * Starts work. Exactly one of the two receivers is called, on the JavaFX thread, unless the
     * task is cancelled before: then neither is.
     */
    <T> BackgroundTask start(
            Lane lane, Work<T> work, Consumer<? super T> done, Consumer<? super Problem> failed);
}
