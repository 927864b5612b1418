package dev.glassbox.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StateHistoryTest {

    @Test
    void undoGoesBackOneStateAndRedoForwardAgain() {
        StateHistory<String> history = StateHistory.startingAt("a").change("b").change("c");
        StateHistory<String> back = history.undo().orElseThrow();
        assertThat(back.present()).isEqualTo("b");
        assertThat(back.redo()).contains(history);
    }

    @Test
    void nothingLiesBeforeTheStartOrAfterTheEnd() {
        StateHistory<String> history = StateHistory.startingAt("a");
        assertThat(List.of(history.undo(), history.redo()))
                .isEqualTo(List.of(Optional.empty(), Optional.empty()));
    }

    @Test
    void aNewStateForgetsWhatWasUndone() {
        StateHistory<String> history =
                StateHistory.startingAt("a").change("b").undo().orElseThrow().change("c");
        assertThat(history).isEqualTo(new StateHistory<>(List.of("a"), "c", List.of()));
    }

    @Test
    void anEqualStateIsNoChange() {
        StateHistory<String> history = StateHistory.startingAt("a").change("b");
        assertThat(history.change("b")).isSameAs(history);
    }

    @Test
    void amendingKeepsTheStateToGoBackTo() {
        StateHistory<String> history = StateHistory.startingAt("a").change("b").amend("c");
        assertThat(history.undo().orElseThrow().present()).isEqualTo("a");
    }

    @Test
    void theOldestStatesAreForgottenBeyondTheLimit() {
        StateHistory<Integer> history = StateHistory.startingAt(0);
        for (int i = 1; i <= StateHistory.LIMIT + 10; i++) {
            history = history.change(i);
        }
        assertThat(history.past()).hasSize(StateHistory.LIMIT).startsWith(10);
    }

    @Property(tries = 200)
    void undoingEverythingComesBackToTheStart(@ForAll @Size(max = 50) List<Integer> states) {
        StateHistory<Integer> history = StateHistory.startingAt(-1);
        for (int state : states) {
            history = history.change(state);
        }
        StateHistory<Integer> end = history;
        while (history.undo().isPresent()) {
            history = history.undo().orElseThrow();
        }
        assertThat(history.present()).isEqualTo(-1);
        while (history.redo().isPresent()) {
            history = history.redo().orElseThrow();
        }
        assertThat(history).isEqualTo(end);
    }
}
