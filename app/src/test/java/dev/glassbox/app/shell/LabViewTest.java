package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.lab.FakeLab;
import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.app.lab.LabState.Page;
import dev.glassbox.app.lab.RecordedRuns;
import dev.glassbox.runtime.intake.Problem;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The training lab by keyboard, on runs that were really trained. */
class LabViewTest extends WindowTest {
    /** Not on the JavaFX thread, which others wait for. */
    @BeforeAll
    static void train() {
        assertThat(RecordedRuns.healthy().looks()).isNotEmpty();
    }

    private FakeLab lab() {
        return window().fixture().lab;
    }

    private void goTraining(String language) {
        open(language, 1280, 800);
        run(() -> shell().go(Place.TRAIN));
        settle();
    }

    @Test
    void anEmptyLabSaysWhatOneWillSeeAndStartsWithOneKey() {
        goTraining("en");
        picture("empty-en");
        assertThat(texts()).contains("Watch a Transformer learn", "TinyTown, small");
        assertThat(focused()).contains("Start this run");
        press(KeyCode.SPACE); // the focus is on the button that starts
        assertThat(lab().asked).containsExactly("start");
        assertThat(texts()).contains("step 60 of 60");
        press(KeyCode.P);
        assertThat(lab().run().get().phase()).isEqualTo(Phase.PAUSED);
        press(KeyCode.N);
        assertThat(lab().asked).containsExactly("start", "pause", "step 1");
    }

    @Test
    void breakingOneThingTrainsBothSideBySide() {
        goTraining("zh");
        run(() -> lab().change(FakeLab.state(RecordedRuns.BROKEN, Page.TEXT)));
        settle();
        assertThat(texts()).contains("先预测");
        run(() -> button("并排训练两个").fire());
        settle();
        picture("beside-zh");
        assertThat(lab().beside().get()).isPresent();
        assertThat(texts()).contains("健康", "学习率 ÷1000");
    }

    @Test
    void aNumberIsChangedWhileItRunsAndMarked() {
        goTraining("en");
        run(() -> lab().start());
        press(KeyCode.C);
        run(() -> button("×10").fire());
        settle();
        assertThat(lab().asked).contains("max_lr 0.03");
        assertThat(lab().run().get().changes()).hasSize(1);
        assertThat(texts()).contains("now 0.0300");
        picture("turned-en");
    }

    @Test
    void theTimeMachineGoesBackAndEveryPageFollows() {
        goTraining("en");
        run(() -> lab().start());
        for (Page page : Page.values()) {
            press(KeyCode.getKeyCode(String.valueOf(page.ordinal() + 1)));
            assertThat(lab().state().get().page()).isEqualTo(page);
            picture("page-" + page.name().toLowerCase(Locale.ROOT) + "-en");
        }
        press(KeyCode.DIGIT1);
        press(KeyCode.OPEN_BRACKET);
        assertThat(lab().state().get().moment()).hasValue(40);
        assertThat(texts()).contains("Step 40").doesNotContain("Step 60");
        press(KeyCode.CLOSE_BRACKET);
        assertThat(lab().state().get().moment()).isEmpty();
        assertThat(texts()).contains("Step 60");
        press(KeyCode.PAGE_UP);
        assertThat(lab().state().get().moment()).hasValue(40);
        assertThat(step()).as("the lesson stays where it is").isZero();
    }

    @Test
    void resetAsksFirst() {
        goTraining("en");
        run(() -> lab().start());
        settle();
        run(() -> button("Start again from step 0").fire());
        settle();
        assertThat(texts()).contains("Forget this run and its files?");
        assertThat(lab().asked).doesNotContain("reset");
        press(KeyCode.SPACE); // the focus is on the button that keeps it
        assertThat(lab().asked).doesNotContain("reset");
        run(() -> button("Start again from step 0").fire());
        run(() -> button("Forget it").fire());
        settle();
        assertThat(lab().asked).contains("reset");
        assertThat(texts()).contains("Watch a Transformer learn");
    }

    @Test
    void whatCannotBeTrainedIsSaidInASentence() {
        goTraining("en");
        run(
                () ->
                        lab().show(
                                        RecordedRuns.failed(
                                                Problem.input(
                                                        "training.unknown-recipe",
                                                        "x",
                                                        "known",
                                                        "tinytown-small"))));
        settle();
        picture("failed-en");
        assertThat(texts()).contains("This cannot be trained");
        assertThat(texts()).anyMatch(text -> text.contains("tinytown-small"));
    }

    @Test
    void theModelOfAMomentIsOpenedInAVisualizer() {
        goTraining("en");
        run(() -> lab().start());
        press(KeyCode.V);
        assertThat(texts()).contains("tinytown-small at step 60");
        press(KeyCode.OPEN_BRACKET);
        assertThat(texts()).contains("tinytown-small at step 40");
        picture("explorer-en");
        press(KeyCode.ESCAPE);
        assertThat(texts()).contains("step 60 of 60");
    }

    @Test
    void placesAreSwitchedByButtonAndTheLanguageByKey() {
        goTraining("en");
        run(() -> lab().start());
        run(() -> shell().look().nextLanguage());
        settle();
        assertThat(texts()).contains("暂停", "样本");
        run(() -> shell().go(Place.LEARN));
        settle();
        assertThat(robot().lookup(".lab").tryQuery()).isEmpty();
        assertThat(robot().lookup(".lesson").tryQuery()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 1024, 768, 100, light",
        "en, 1024, 768, 150, light",
        "zh, 1280, 800, 100, projector",
        "en, 1280, 800, 100, dark",
        "en, 1920, 1080, 100, projector",
        "zh, 1920, 1080, 100, light"
    })
    void nothingIsCut(String language, double width, double height, int percent, String theme) {
        open(language, width, height);
        run(
                () -> {
                    shell().look().setTextPercent(percent);
                    shell().look().themes().stream()
                            .filter(one -> one.id().equals(theme))
                            .forEach(shell().look()::wear);
                    shell().go(Place.TRAIN);
                });
        settle();
        String name = language + "-" + (int) width + "-" + percent + "-" + theme;
        picture("cut-empty-" + name);
        assertThat(WindowFaults.of(window().scene())).as("empty").isEqualTo(List.of());
        for (Page page : Page.values()) {
            run(
                    () -> {
                        lab().change(FakeLab.state(RecordedRuns.BROKEN, page));
                        lab().start();
                    });
            settle();
            picture("cut-" + page.name().toLowerCase(Locale.ROOT) + "-" + name);
            assertThat(WindowFaults.of(window().scene())).as("" + page).isEqualTo(List.of());
        }
    }

    private void press(KeyCode key) {
        robot().push(key);
        settle();
    }

    private String focused() {
        return on(() -> String.valueOf(window().scene().getFocusOwner()));
    }

    private Button button(String name) {
        return robot().lookup(".button").queryAllAs(Button.class).stream()
                .filter(TestWindow::isShown)
                .filter(
                        button ->
                                name.equals(button.getAccessibleText())
                                        || name.equals(button.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + name));
    }

    private List<String> texts() {
        return on(
                () ->
                        Stream.of(".label", ".button", ".toggle-button")
                                .flatMap(kind -> robot().lookup(kind).queryAll().stream())
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
                        try {
                            ImageIO.write(
                                    SwingFXUtils.fromFXImage(window().scene().snapshot(null), null),
                                    "png",
                                    new File(folder, "lab-" + name + ".png"));
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
        }
    }
}
