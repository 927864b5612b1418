package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys while nothing has the focus; the walks of the window test them with a focus. */
class ShellKeysTest {
    @TempDir Path folder;
    private ShellFixture fixture;
    private ShellViewModel shell;
    private ShellKeys keys;

    @BeforeEach
    void open() {
        fixture = new ShellFixture(folder, "en");
        shell = fixture.shell;
        shell.open(ShellFixture.LESSON, "1");
        keys = new ShellKeys(shell, Optional::empty);
    }

    private boolean press(KeyCode code) {
        return keys.handle(key(code, false, false), null);
    }

    private boolean pressWithControl(KeyCode code, boolean shift) {
        return keys.handle(key(code, shift, true), null);
    }

    private static KeyEvent key(KeyCode code, boolean shift, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    }

    private int step() {
        return shell.lesson().get().orElseThrow().index().get();
    }

    @Test
    void clickersAndArrowsStep() {
        press(KeyCode.PAGE_DOWN);
        press(KeyCode.RIGHT);
        assertThat(step()).isEqualTo(2);
        press(KeyCode.PAGE_UP);
        press(KeyCode.LEFT);
        assertThat(step()).isZero();
    }

    @Test
    void digitsAnswerAPredictionAndNothingElse() {
        assertThat(press(KeyCode.DIGIT1)).as("no question on the first step").isFalse();
        shell.open(ShellFixture.LESSON, "2");
        assertThat(List.of(press(KeyCode.DIGIT9), press(KeyCode.DIGIT0)))
                .isEqualTo(List.of(false, false));
        assertThat(press(KeyCode.DIGIT2)).isTrue();
        assertThat(shell.lesson().get().orElseThrow().guess().get().orElseThrow().revealed())
                .isTrue();
    }

    @Test
    void aPanelKeepsTheLessonsKeysButNotAClickers() {
        press(KeyCode.F1);
        press(KeyCode.RIGHT);
        assertThat(step()).isZero();
        press(KeyCode.PAGE_DOWN);
        assertThat(step()).isEqualTo(1);
    }

    @Test
    void aPeriodBlanksTheScreenAndEscBringsItBack() {
        press(KeyCode.PERIOD);
        assertThat(shell.blank().get()).isTrue();
        assertThat(press(KeyCode.ESCAPE)).isTrue();
        assertThat(shell.blank().get()).isFalse();
        assertThat(press(KeyCode.ESCAPE)).as("left to whatever has the focus").isFalse();
    }

    @Test
    void f5AndF11FillTheScreen() {
        press(KeyCode.F5);
        assertThat(shell.fullScreen().get()).isTrue();
        press(KeyCode.F11);
        assertThat(shell.fullScreen().get()).isFalse();
    }

    @Test
    void shortcutsChangeTheLook() {
        pressWithControl(KeyCode.L, false);
        pressWithControl(KeyCode.EQUALS, false);
        assertThat(fixture.messages.language()).isEqualTo("zh");
        assertThat(shell.look().textPercent().get()).isEqualTo(110);
        pressWithControl(KeyCode.DIGIT0, false);
        assertThat(shell.look().textPercent().get()).isEqualTo(100);
    }

    @Test
    void controlAndADigitGoToAPlaceWhichIsRemembered() {
        pressWithControl(KeyCode.DIGIT3, false);
        assertThat(shell.place().get()).isEqualTo(Place.TRAIN);
        assertThat(fixture.settings.get().place().id()).isEqualTo("train");
        pressWithControl(KeyCode.DIGIT1, false);
        assertThat(shell.place().get()).isEqualTo(Place.LEARN);
        shell.go(Place.TRAIN);
        ShellFixture again = new ShellFixture(fixture.settings, "en", new TinyTracer(false));
        again.shell.goLast();
        assertThat(again.shell.place().get()).isEqualTo(Place.TRAIN);
    }

    @Test
    void keysThatMeanNothingHereAreLeftAlone() {
        assertThat(List.of(press(KeyCode.A), press(KeyCode.ENTER), press(KeyCode.TAB)))
                .isEqualTo(List.of(false, false, false));
        assertThat(pressWithControl(KeyCode.C, false)).isFalse();
    }
}
