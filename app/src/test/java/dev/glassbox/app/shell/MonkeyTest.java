package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.lab.RecordedRuns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys struck at random break nothing: nothing is thrown, and the lesson is still there. */
class MonkeyTest extends WindowTest {
    /** Not on the JavaFX thread, which others wait for. */
    @BeforeAll
    static void train() {
        assertThat(RecordedRuns.healthy().looks()).isNotEmpty();
    }

    private static final int STROKES = 1_500;

    private static final List<KeyCode> KEYS =
            List.of(
                    KeyCode.PAGE_DOWN,
                    KeyCode.PAGE_UP,
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.HOME,
                    KeyCode.END,
                    KeyCode.TAB,
                    KeyCode.ENTER,
                    KeyCode.SPACE,
                    KeyCode.ESCAPE,
                    KeyCode.F1,
                    KeyCode.F2,
                    KeyCode.F11,
                    KeyCode.PERIOD,
                    KeyCode.DIGIT1,
                    KeyCode.DIGIT3,
                    KeyCode.BACK_SPACE,
                    KeyCode.Z,
                    KeyCode.Y,
                    KeyCode.R,
                    KeyCode.L,
                    KeyCode.T,
                    KeyCode.B,
                    KeyCode.I,
                    KeyCode.COMMA,
                    KeyCode.PLUS,
                    KeyCode.MINUS);

    private final List<KeyCode> keys = new ArrayList<>(KEYS);

    private static final List<KeyCode> LAB_KEYS =
            List.of(
                    KeyCode.P,
                    KeyCode.N,
                    KeyCode.C,
                    KeyCode.S,
                    KeyCode.V,
                    KeyCode.G,
                    KeyCode.H,
                    KeyCode.OPEN_BRACKET,
                    KeyCode.CLOSE_BRACKET,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT4,
                    KeyCode.DIGIT5);

    private static final List<KeyCode> EXPLORE_KEYS =
            List.of(
                    KeyCode.N,
                    KeyCode.T,
                    KeyCode.Z,
                    KeyCode.Y,
                    KeyCode.O,
                    KeyCode.S,
                    KeyCode.R,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT3);

    @Test
    void keysStruckAtRandomInTheLab() {
        open("zh", 1280, 800);
        run(
                () -> {
                    shell().go(Place.TRAIN);
                    window().fixture().lab.start();
                });
        keys.addAll(LAB_KEYS);
        strikeAll(11);
        assertThat(shell().place().get()).isIn((Object[]) Place.values());
    }

    @Test
    void keysStruckAtRandomWhileExploring() {
        open("zh", 1280, 800);
        run(
                () -> {
                    shell().go(Place.EXPLORE);
                    window().fixture().explore.add("attention");
                });
        keys.addAll(EXPLORE_KEYS);
        strikeAll(13);
        assertThat(window().fixture().explore.state().get().panes()).hasSizeBetween(0, 6);
    }

    @Test
    void keysStruckAtRandom() {
        open("en", 1280, 800);
        strikeAll(7);
        assertThat(step()).isBetween(0, 4);
    }

    private void strikeAll(long seed) {
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        run(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.add(e)));
        Random random = new Random(seed);
        for (int i = 0; i < STROKES; i += 50) {
            run(
                    () -> {
                        for (int k = 0; k < 50; k++) {
                            strike(random);
                        }
                    });
            settle();
        }
        assertThat(thrown).isEqualTo(List.of());
    }

    private void strike(Random random) {
        KeyCode key = keys.get(random.nextInt(keys.size()));
        boolean control = random.nextInt(4) == 0;
        boolean shift = random.nextInt(4) == 0;
        Node focus = window().scene().getFocusOwner();
        Node target = focus == null ? window().scene().getRoot() : focus;
        Event.fireEvent(
                target,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, control, false, false));
        Event.fireEvent(
                target,
                new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, shift, control, false, false));
    }
}
