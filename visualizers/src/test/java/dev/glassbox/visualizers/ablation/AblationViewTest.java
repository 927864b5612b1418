package dev.glassbox.visualizers.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.visualizers.control.CellBoard;
import dev.glassbox.visualizers.testing.Engine;
import dev.glassbox.visualizers.testing.Fx;
import dev.glassbox.visualizers.testing.TestHost;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AblationViewTest {
    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    @Test
    void aHeadIsSwitchedOffAndOnByKeyboard() {
        AblationVisualizer visualizer = new AblationVisualizer();
        TestHost<AblationState> host = new TestHost<>("en", "light");
        AblationView view = Fx.on(() -> new AblationView(host));
        host.answerWith(s -> view.show(s, visualizer.frame(s, Engine.answer(visualizer.needs(s)))));
        AblationState first = visualizer.initialState();
        Scene scene =
                Fx.on(
                        () -> {
                            Scene made =
                                    Fx.scene(new StackPane(view.node()), "light", 1000, 700, 15);
                            host.change(first);
                            return made;
                        });
        Fx.picture(scene);
        CellBoard board =
                Fx.on(() -> (CellBoard) scene.getRoot().lookupAll(".cell-board").iterator().next());
        press(board, KeyCode.DOWN);
        press(board, KeyCode.RIGHT);
        press(board, KeyCode.ENTER);
        assertThat(host.asked().get(1).off()).containsExactly(Part.head(1, 1));
        assertThat(Fx.on(board::getAccessibleText)).contains("Head 1 of layer 1 is OFF");
        press(board, KeyCode.SPACE);
        assertThat(host.asked().get(2)).isEqualTo(first);
        press(board, KeyCode.T);
        assertThat(host.asked().get(3).table()).isTrue();
        press(board, KeyCode.I);
        assertThat(host.asked().get(4).inspector()).isTrue();
    }

    private static void press(CellBoard board, KeyCode code) {
        Fx.run(
                () ->
                        board.fireEvent(
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        false,
                                        false,
                                        false,
                                        false)));
    }
}
