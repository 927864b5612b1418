package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.models.Fetching.Phase;
import dev.glassbox.app.models.ModelsViewModel;
import dev.glassbox.app.theme.Theme;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screen of models by keyboard, on a shelf that answers at once. */
class ModelsPanelTest extends WindowTest {

    @Test
    void theKeyOpensItAndEveryModelSaysWhatItIs() {
        open("en", 1280, 800);
        press(KeyCode.F4);
        picture("here-en");
        assertThat(texts())
                .contains("shakespeare-char", "openai-community/gpt2", "distilbert/distilgpt2")
                .anyMatch(text -> text.contains("124,439,808 parameters"))
                .anyMatch(text -> text.contains("comes with the app"))
                .anyMatch(text -> text.contains("h.0.attn.bias"))
                .anyMatch(text -> text.contains("\"mamba\""));
        press(KeyCode.F4);
        assertThat(on(() -> shell().panel().get())).isEqualTo(Panel.NONE);
    }

    @Test
    void aModelIsFetchedByKeyboardAlone() {
        open("zh", 1280, 800);
        press(KeyCode.F4);
        run(() -> field().requestFocus());
        run(() -> field().setText("someone/else"));
        press(KeyCode.ENTER);
        assertThat(models().state().get().fetching().phase()).isEqualTo(Phase.OFFERED);
        picture("offer-zh");
        assertThat(texts()).anyMatch(text -> text.startsWith("下载") && text.contains("500 MB"));
        press(KeyCode.SPACE); // the focus is on the button that fetches
        assertThat(models().state().get().fetching().phase()).isEqualTo(Phase.DONE);
        assertThat(texts()).contains("someone/else");
        press(KeyCode.SPACE);
        assertThat(models().state().get().fetching().phase()).isEqualTo(Phase.NONE);
    }

    @Test
    void removingAsksFirst() {
        open("en", 1280, 800);
        press(KeyCode.F4);
        run(() -> button("Remove openai-community/gpt2").fire());
        settle();
        assertThat(texts()).anyMatch(text -> text.startsWith("Remove it?"));
        picture("remove-en");
        run(() -> button("Remove openai-community/gpt2").fire());
        settle();
        assertThat(models().state().get().models().stream().map(model -> model.id()))
                .doesNotContain("openai-community/gpt2");
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 1280, 800, light", "en, 1024, 768, light",
        "zh, 1024, 768, projector", "en, 1280, 800, projector"
    })
    void anOfferIsInSightWhereverItWasAskedFor(
            String language, double width, double height, String theme) {
        open(language, width, height);
        run(() -> shell().look().wear(themeOf(theme)));
        press(KeyCode.F4);
        run(() -> models().ask("Qwen/Qwen2.5-0.5B"));
        settle();
        picture("offer-" + language + "-" + (int) width + "-" + theme);
        Bounds box = on(() -> node(".models-fetch").localToScene(boundsOf(".models-fetch")));
        Bounds panel = on(() -> node(".panel-scroll").localToScene(boundsOf(".panel-scroll")));
        assertThat(panel.contains(box)).as("%s in %s", box, panel).isTrue();
        assertThat(focusedButton()).startsWith(language.equals("zh") ? "下载" : "Fetch");
        run(() -> shell().panel().set(Panel.SETTINGS));
        settle();
        picture("settings-" + language + "-" + (int) width + "-" + theme);
    }

    private Theme themeOf(String id) {
        return shell().look().themes().stream()
                .filter(theme -> theme.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Bounds boundsOf(String selector) {
        return node(selector).getLayoutBounds();
    }

    private String focusedButton() {
        return on(
                () ->
                        window().scene().getFocusOwner() instanceof Button button
                                ? button.getText()
                                : "no button");
    }

    private ModelsViewModel models() {
        return window().fixture().models;
    }

    private void press(KeyCode key) {
        robot().push(key);
        settle();
    }

    private TextField field() {
        return (TextField) node(".models-id");
    }

    private Button button(String name) {
        return robot().lookup(".button").queryAllAs(Button.class).stream()
                .filter(button -> name.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + name));
    }

    private List<String> texts() {
        return on(
                () ->
                        robot().lookup(".label").queryAll().stream()
                                .filter(Labeled.class::isInstance)
                                .filter(TestWindow::isShown)
                                .map(node -> String.valueOf(((Labeled) node).getText()))
                                .map(text -> text.replace("\u202f", ""))
                                .toList());
    }

    /** For eyes: with {@code -Dglassbox.pictures=DIR} only. */
    private void picture(String name) {
        String folder = System.getProperty("glassbox.pictures", "");
        if (!folder.isEmpty()) {
            run(
                    () -> {
                        Node root = window().scene().getRoot();
                        try {
                            ImageIO.write(
                                    SwingFXUtils.fromFXImage(root.getScene().snapshot(null), null),
                                    "png",
                                    new File(folder, name + ".png"));
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
        }
    }
}
