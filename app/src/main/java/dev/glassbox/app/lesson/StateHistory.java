package dev.glassbox.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a learner has been: states to go back to, the present one, states to go forward to. A pure
 * value; every change makes a new history.
 *
 * @param past oldest first, at most {@link #LIMIT}
 * @param present what is shown
 * @param future nearest first
 */
public record StateHistory<T>(List<T> past, T present, List<T> future) {
    /** States kept to go back to; a state is a few hundred bytes. */
    public static final int LIMIT = 200;

    public StateHistory {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    static <T> StateHistory<T> startingAt(T state) {
        return new StateHistory<>(List.of(), state, List.of());
    }

    /** A new present; what was undone before is forgotten. Nothing changes for an equal state. */
    StateHistory<T> change(T state) {
        if (state.equals(present)) {
            return this;
        }
        List<T> longer = new ArrayList<>(past);
        longer.add(present);
        int from = Math.max(0, longer.size() - LIMIT);
        return new StateHistory<>(longer.subList(from, longer.size()), state, List.of());
    }

    /** A new present in place of the old one: one more move of the same gesture. */
    StateHistory<T> amend(T state) {
        return new StateHistory<>(past, state, List.of());
    }

    /** One state back, if there is one. */
    Optional<StateHistory<T>> undo() {
        if (past.isEmpty()) {
            return Optional.empty();
        }
        int last = past.size() - 1;
        List<T> ahead = new ArrayList<>();
        ahead.add(present);
        ahead.addAll(future);
        return Optional.of(new StateHistory<>(past.subList(0, last), past.get(last), ahead));
    }

    /** One state forward, if there is one. */
    Optional<StateHistory<T>> redo() {
        if (future.isEmpty()) {
            return Optional.empty();
        }
        List<T> behind = new ArrayList<>(past);
        behind.add(present);
        return Optional.of(
                new StateHistory<>(behind, future.get(0), future.subList(1, future.size())));
    }
}
