package dev.glassbox.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The states something was in, to go back and forward through. Moves of one gesture, such as of one
 * slider, count as one. Belongs to the JavaFX thread.
 */
public final class StateTrail {
    /** Moves closer together than this are one gesture, and one undo. */
    private static final Duration GESTURE = Duration.ofMillis(600);

    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<StateHistory<JsonNode>> history;
    private Instant lastGesture = Instant.MIN;

    public StateTrail(InstantSource clock, JsonNode first) {
        this.clock = clock;
        history = new ReadOnlyObjectWrapper<>(StateHistory.startingAt(first));
    }

    /** The states to go back and forward to. */
    public ReadOnlyObjectProperty<StateHistory<JsonNode>> history() {
        return history.getReadOnlyProperty();
    }

    /** What it is in now. */
    public JsonNode present() {
        return history.get().present();
    }

    /** What it was in at first. */
    public JsonNode first() {
        StateHistory<JsonNode> states = history.get();
        return states.past().isEmpty() ? states.present() : states.past().get(0);
    }

    /** A gesture made another state. */
    public void gesture(JsonNode state) {
        Instant now = clock.instant();
        StateHistory<JsonNode> past = history.get();
        history.set(
                isSameGesture(now) && sameField(past, state)
                        ? past.amend(state)
                        : past.change(state));
        lastGesture = now;
    }

    /** Another state that no gesture goes on from. */
    public void change(JsonNode state) {
        lastGesture = Instant.MIN;
        history.set(history.get().change(state));
    }

    /** One state back, if there is one; the state it is in then. */
    public Optional<JsonNode> undo() {
        return travel(history.get().undo());
    }

    /** One state forward, if there is one; the state it is in then. */
    public Optional<JsonNode> redo() {
        return travel(history.get().redo());
    }

    private Optional<JsonNode> travel(Optional<StateHistory<JsonNode>> to) {
        lastGesture = Instant.MIN;
        to.ifPresent(history::set);
        return to.map(StateHistory::present);
    }

    private boolean isSameGesture(Instant now) {
        return !lastGesture.equals(Instant.MIN) && now.isBefore(lastGesture.plus(GESTURE));
    }

    /** Whether the new state moves on what the last change moved, such as one slider's value. */
    private static boolean sameField(StateHistory<JsonNode> past, JsonNode state) {
        if (past.past().isEmpty()) {
            return false;
        }
        JsonNode before = past.past().get(past.past().size() - 1);
        var lastMove = StateDifference.fields(before, past.present());
        return lastMove.size() == 1
                && lastMove.equals(StateDifference.fields(past.present(), state));
    }
}
