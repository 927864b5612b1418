package dev.glassbox.app;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part made when it is first asked for, so that the first window waits for nothing it does not
 * show. Safe on any thread.
 */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
