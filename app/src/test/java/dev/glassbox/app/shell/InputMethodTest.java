package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.background.Tracer;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.TextField;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A Chinese input method composes in the prompt: half-typed pinyin is never computed. */
class InputMethodTest extends WindowTest {
    private final List<String> read = new ArrayList<>();

    @Test
    void computingWaitsForCommittedText() {
        TinyTracer tiny = new TinyTracer(false);
        Tracer counting =
                (need, cancellation) -> {
                    read.add(need.prompt());
                    return tiny.trace(need, cancellation);
                };
        open("zh", 1280, 800, counting);
        TextField prompt = (TextField) node(".prompt-field .text-field");
        robot().clickOn(prompt);
        run(prompt::clear);
        read.clear();
        compose(prompt, "n");
        compose(prompt, "ni'h");
        robot().type(KeyCode.PAGE_UP); // a clicker in the middle of it; there is no earlier step
        assertThat(read).as("while composing").isEqualTo(List.of());
        commit(prompt, "hi");
        robot().type(KeyCode.ENTER);
        settle();
        assertThat(read).isEqualTo(List.of("hi"));
    }

    private static void compose(TextField field, String pinyin) {
        InputMethodTextRun run =
                new InputMethodTextRun(pinyin, InputMethodHighlight.UNSELECTED_RAW);
        send(field, List.of(run), "");
    }

    private static void commit(TextField field, String words) {
        send(field, List.of(), words);
    }

    private static void send(TextField field, List<InputMethodTextRun> composed, String committed) {
        run(
                () ->
                        Event.fireEvent(
                                field,
                                new InputMethodEvent(
                                        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                                        composed,
                                        committed,
                                        0)));
    }
}
