package dev.glassbox.app.background;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries a stream to the JavaFX thread, emptied once per frame however fast it flows. Who fills it
 * never waits: when it is full the oldest items go.
 *
 * @param <T> what flows
 */
public final class PulseDrain<T> {
    private final int capacity;
    private final Pulses pulses;
    private final Consumer<? super List<T>> receiver;
    private final Deque<T> items = new ArrayDeque<>();

    /**
     * @param capacity most items kept between two frames, at least 1
     * @param receiver called on the JavaFX thread with everything since the last frame, in order
     */
    public PulseDrain(int capacity, Pulses pulses, Consumer<? super List<T>> receiver) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a drain holds at least 1 item, got " + capacity);
        }
        this.capacity = capacity;
        this.pulses = pulses;
        this.receiver = receiver;
    }

    /** Adds an item. May be called on any thread. */
    public void offer(T item) {
        boolean first;
        synchronized (items) {
            first = items.isEmpty();
            if (items.size() == capacity) {
                items.removeFirst();
            }
            items.addLast(item);
        }
        if (first) {
            pulses.next(this::drain);
        }
    }

    private void drain() {
        List<T> now;
        synchronized (items) {
            now = new ArrayList<>(items);
            items.clear();
        }
        receiver.accept(now);
    }
}
