package dev.glassbox.visualizers.playback;

import static org.assertj.core.api.Assertions.assertThat;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.glassbox.visualizers.testing.Engine;
import dev.glassbox.visualizers.testing.Fx;
import dev.glassbox.visualizers.testing.TestHost;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlaybackViewTest {
    private static final PlaybackVisualizer VISUALIZER = new PlaybackVisualizer();

    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    /** A view whose every wish comes true at once. */
    private static final class Shown {
        final TestHost<PlaybackState> host = new TestHost<>("en", "light");
        final TextAnswer data;
        final PlaybackView view;
        final Scene scene;

        Shown(PlaybackState state) {
            data = Engine.answer(VISUALIZER.needs(state));
            view = Fx.on(() -> (PlaybackView) VISUALIZER.createView(host));
            host.answerWith(s -> view.show(s, VISUALIZER.frame(s, data)));
            scene = Fx.on(() -> Fx.scene(new StackPane(view.node()), "light", 900, 650, 15));
            Fx.run(() -> view.show(state, VISUALIZER.frame(state, data)));
            Fx.picture(scene);
        }

        void press(KeyCode key) {
            Node text = Fx.on(() -> scene.getRoot().lookup(".play-text"));
            Fx.run(
                    () ->
                            text.fireEvent(
                                    new KeyEvent(
                                            KeyEvent.KEY_PRESSED,
                                            "",
                                            "",
                                            key,
                                            false,
                                            false,
                                            false,
                                            false)));
        }

        PlaybackState last() {
            return host.asked().get(host.asked().size() - 1);
        }
    }

    private static PlaybackState fast() {
        return PlaybackState.of("tinytown-zh-en", "Anna ").withTokens(4).withSpeed(3);
    }

    @Test
    void keysMoveByOneTokenAndSetTheSpeed() {
        Shown shown = new Shown(fast());
        shown.press(KeyCode.RIGHT);
        assertThat(shown.last().position()).isEqualTo(5);
        shown.press(KeyCode.LEFT);
        shown.press(KeyCode.LEFT);
        assertThat(shown.last().position()).isEqualTo(3);
        shown.press(KeyCode.DIGIT1);
        assertThat(shown.last().speed()).isEqualTo(1);
        shown.press(KeyCode.END);
        assertThat(shown.last().position()).isEqualTo(8);
        shown.press(KeyCode.HOME);
        assertThat(shown.last().position()).isZero();
        int asked = shown.host.asked().size();
        shown.press(KeyCode.PAGE_DOWN);
        shown.press(KeyCode.PAGE_UP);
        assertThat(shown.host.asked()).hasSize(asked); // these belong to the lesson
        Fx.run(shown.view::dispose);
    }

    @Test
    void playingGoesTokenByTokenToTheEndAndStopsThere() {
        Shown shown = new Shown(fast());
        shown.press(KeyCode.SPACE);
        assertThat(Fx.on(shown.view::isPlaying)).isTrue();
        for (int wait = 0; wait < 100 && Fx.on(shown.view::isPlaying); wait++) {
            Fx.settle();
        }
        assertThat(Fx.on(shown.view::isPlaying)).isFalse();
        assertThat(shown.host.asked().stream().map(PlaybackState::position))
                .containsExactly(5, 6, 7, 8);
        shown.press(KeyCode.SPACE); // once more from the prompt
        assertThat(shown.last().position()).isEqualTo(4);
        shown.press(KeyCode.SPACE);
        assertThat(Fx.on(shown.view::isPlaying)).isFalse();
        Fx.run(shown.view::dispose);
    }

    @Test
    void aCoverAndTroubleStopThePlayback() {
        Shown shown = new Shown(fast().withSpeed(1));
        shown.press(KeyCode.SPACE);
        Fx.run(() -> shown.view.cover(java.util.Set.of("token")));
        assertThat(Fx.on(shown.view::isPlaying)).isFalse();
        Fx.run(() -> shown.view.cover(java.util.Set.of()));
        shown.press(KeyCode.SPACE);
        Fx.run(() -> shown.view.showTrouble(fast(), "The prompt is empty."));
        assertThat(Fx.on(shown.view::isPlaying)).isFalse();
        Fx.run(shown.view::dispose);
    }

    @Test
    void nothingIsLeftOfAViewThatWasPlaying() {
        JMemoryBuddy.memoryTest(
                checker -> {
                    Shown shown = new Shown(fast().withSpeed(1));
                    shown.press(KeyCode.SPACE);
                    Fx.run(
                            () -> {
                                shown.view.dispose();
                                shown.scene.setRoot(new StackPane());
                            });
                    assertThat(Fx.on(shown.view::isPlaying)).isFalse();
                    checker.assertCollectable(shown.view);
                });
    }
}
