package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.lab.FakeLab;
import dev.glassbox.app.lab.LabPlan;
import dev.glassbox.app.lab.OwnTextState.Phase;
import dev.glassbox.app.lab.RecordedRuns;
import dev.glassbox.runtime.training.TextSizes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form for a text of one's own by keyboard. */
class OwnTextFormTest extends WindowTest {
    private static final String TEXT = "The cat sat on the mat, and the dog sat on the cat.\n";

    /** Not on the JavaFX thread, which others wait for. */
    @BeforeAll
    static void train() {
        assertThat(RecordedRuns.healthy().looks()).isNotEmpty();
    }

    private void goTo(String language, double width, double height) {
        open(language, width, height);
        run(() -> shell().go(Place.TRAIN));
        settle();
        run(() -> window().fixture().ownText.open());
        settle();
    }

    private FakeLab lab() {
        return window().fixture().lab;
    }

    private Phase phase() {
        return on(() -> window().fixture().ownText.state().get().phase());
    }

    private void give(String text) {
        run(() -> area().setText(text));
        for (int i = 0; i < 100 && phase() != Phase.READY && phase() != Phase.REFUSED; i++) {
            robot().sleep(20); // the pause after the last key
        }
        settle();
    }

    private TextArea area() {
        return (TextArea) node(".own-area");
    }

    private TextField field(String name) {
        return robot().lookup(".text-field").queryAllAs(TextField.class).stream()
                .filter(TestWindow::isShown)
                .filter(one -> name.equals(one.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + name));
    }

    private Button button(String words) {
        return robot().lookup(".button").queryAllAs(Button.class).stream()
                .filter(TestWindow::isShown)
                .filter(one -> words.equals(one.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words));
    }

    private void press(KeyCode key) {
        robot().push(key);
        settle();
    }

    private void type(String name, String words) {
        run(
                () -> {
                    field(name).requestFocus();
                    field(name).setText(words);
                });
        press(KeyCode.ENTER);
    }

    private List<String> texts() {
        return on(
                () ->
                        Stream.of(".label", ".button", ".radio-button")
                                .flatMap(kind -> robot().lookup(kind).queryAll().stream())
                                .filter(Labeled.class::isInstance)
                                .filter(TestWindow::isShown)
                                .map(node -> String.valueOf(((Labeled) node).getText()))
                                .map(text -> text.replace("\u202f", ""))
                                .toList());
    }

    @Test
    void aPastedTextIsSaidInNumbersAndTrainedAtOneButton() {
        goTo("en", 1280, 800);
        assertThat(on(() -> area().isFocused())).isTrue();
        assertThat(on(() -> button("Train on this text").isDisabled())).isTrue();
        give(TEXT.repeat(60));
        assertThat(texts())
                .anyMatch(
                        text ->
                                text.startsWith(
                                        "Pasted text: 3,120 characters in 60 lines, 16 different"))
                .anyMatch(text -> text.startsWith("About ") && text.contains("20,000 tokens"))
                .anyMatch(text -> text.contains("guessing loses 2.77")) // ln 16
                .anyMatch(text -> text.startsWith("0.213 is counted in this text"));
        assertThat(on(() -> field("Width").getText())).isEqualTo("32");
        type("Width", "40");
        assertThat(texts()).anyMatch(text -> text.contains("d_model 40"));
        type("Heads", "7");
        assertThat(texts()).anyMatch(text -> text.contains("40 cannot be shared among 7 heads"));
        assertThat(on(() -> button("Train on this text").isDisabled())).isTrue();
        type("Heads", "8");
        type("Steps", "30");
        type("Name of the model", "cats");
        run(() -> button("Train on this text").fire());
        settle();
        LabPlan plan = lab().state().get().plan();
        assertThat(plan.recipe()).isEqualTo("text-char");
        assertThat(plan.steps()).isEqualTo(30);
        assertThat(plan.text().orElseThrow().sizes()).contains(new TextSizes(2, 8, 40, 64));
        assertThat(lab().asked).containsExactly("start");
        assertThat(texts()).contains("Your own text", "Pasted text").doesNotContain("The text");
    }

    @Test
    void aFinishedRunIsSavedUnderItsNameOrSaysWhyNot() {
        goTo("en", 1280, 800);
        press(KeyCode.ESCAPE);
        run(() -> lab().show(RecordedRuns.healthy()));
        settle();
        assertThat(on(() -> field("Name in the library").getText())).isEqualTo("my-tinytown-small");
        run(() -> button("Save as model").fire());
        settle();
        assertThat(texts()).anyMatch(text -> text.contains("holds no finished model"));
    }

    @Test
    void refusalsAreSentencesInTheFormAndEscGoesBack() throws IOException {
        goTo("zh", 1280, 800);
        give("太短");
        assertThat(texts()).anyMatch(text -> text.contains("2") && text.contains("词元"));
        Path file = Files.createTempFile("own", ".csv");
        Files.write(file, "名,诗\n一,床前明月光\n".getBytes(Charset.forName("GB18030")));
        run(() -> window().fixture().ownText.open(file));
        settle();
        assertThat(texts()).anyMatch(text -> text.contains("GB18030")).contains("学习哪一列");
        assertThat(on(() -> area().getText())).isEqualTo("床前明月光\n");
        assertThat(on(() -> area().isEditable()))
                .as("a file is changed in its own program")
                .isFalse();
        run(() -> button("换一个文本").fire());
        settle();
        assertThat(on(() -> area().isEditable() && area().getText().isEmpty())).isTrue();
        press(KeyCode.ESCAPE);
        assertThat(texts()).doesNotContain("用自己的文本训练");
        assertThat(on(() -> lab().state().get().own().open())).isFalse();
    }

    @Test
    void theTabKeyGoesThroughTheWholeForm() {
        goTo("en", 1280, 800);
        give(TEXT.repeat(60));
        run(() -> area().requestFocus());
        List<String> names = Stream.generate(this::tabbed).limit(13).toList();
        assertThat(names)
                .containsSubsequence(
                        "Open a .txt, .md or .csv file (UTF-8 or GB18030)",
                        "Take this text out and give another one",
                        "Character by character",
                        "Layers",
                        "Heads",
                        "Width",
                        "Context",
                        "Steps",
                        "Name of the model",
                        "Train on this text");
        run(
                () -> {
                    RadioButton pairs =
                            robot().lookup(".radio-button").queryAllAs(RadioButton.class).stream()
                                    .filter(one -> one.getText().startsWith("Byte"))
                                    .findFirst()
                                    .orElseThrow();
                    pairs.fire();
                });
        settle();
        assertThat(on(() -> field("Vocabulary").getText())).isEqualTo("512");
    }

    private String tabbed() {
        press(KeyCode.TAB);
        return on(
                () -> {
                    Node owner = window().scene().getFocusOwner();
                    String name = owner.getAccessibleText();
                    return name == null && owner instanceof Labeled labeled
                            ? labeled.getText()
                            : String.valueOf(name);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 1024, 768, 100, light",
        "en, 1024, 768, 150, light",
        "zh, 1024, 768, 150, projector",
        "en, 1280, 800, 100, projector",
        "zh, 1920, 1080, 100, dark"
    })
    void nothingIsCut(String language, double width, double height, int percent, String theme) {
        goTo(language, width, height);
        run(
                () -> {
                    shell().look().setTextPercent(percent);
                    shell().look().themes().stream()
                            .filter(one -> one.id().equals(theme))
                            .forEach(shell().look()::wear);
                });
        settle();
        assertThat(WindowFaults.of(window().scene())).as("empty").isEqualTo(List.of());
        give(TEXT.repeat(60));
        run(() -> window().fixture().ownText.cut(512));
        run(() -> window().fixture().ownText.sizes(2, 3, 64, 16));
        settle();
        assertThat(WindowFaults.of(window().scene())).as("refused").isEqualTo(List.of());
        run(
                () -> {
                    window().fixture().ownText.close();
                    lab().show(RecordedRuns.healthy());
                });
        settle();
        assertThat(WindowFaults.of(window().scene())).as("finished").isEqualTo(List.of());
    }
}
