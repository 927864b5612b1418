package dev.glassbox.runtime.experiments;

import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.RunControl;
import java.util.function.Consumer;

/**
 * A run with hands on it.
 *
 * @param seed of all random numbers
 * @param control may be turned on any thread
 * @param watcher hears every snapshot, on the thread that runs
 * @param <E> the experiment's snapshots
 */
public record ControlledRun<E>(long seed, RunControl control, Consumer<? super E> watcher)
        implements RunContext<E> {

    @Override
    public void emit(E snapshot) {
        watcher.accept(snapshot);
    }

    @Override
    public void turn() {
        control.awaitTurn();
        control.check();
    }

    @Override
    public Cancellation cancellation() {
        return control;
    }
}
