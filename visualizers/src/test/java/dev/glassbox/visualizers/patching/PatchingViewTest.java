package dev.glassbox.visualizers.patching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.visualizers.control.CellBoard;
import dev.glassbox.visualizers.testing.Engine;
import dev.glassbox.visualizers.testing.Fx;
import dev.glassbox.visualizers.testing.TestHost;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatchingViewTest {
    private final TestHost<PatchingState> host = new TestHost<>("en", "light");
    private CellBoard board;

    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    @BeforeEach
    void show() {
        PatchingVisualizer visualizer = new PatchingVisualizer();
        PatchingView view = Fx.on(() -> new PatchingView(host));
        host.answerWith(s -> view.show(s, visualizer.frame(s, Engine.answer(visualizer.needs(s)))));
        Scene scene =
                Fx.on(
                        () -> {
                            Scene made =
                                    Fx.scene(new StackPane(view.node()), "light", 1100, 800, 15);
                            host.change(visualizer.initialState());
                            return made;
                        });
        Fx.picture(scene);
        board = Fx.on(() -> (CellBoard) scene.getRoot().lookupAll(".cell-board").iterator().next());
    }

    @Test
    void anActivationIsCarriedOverByKeyboard() {
        for (KeyCode code : new KeyCode[] {KeyCode.RIGHT, KeyCode.ENTER}) {
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
        assertThat(host.asked().get(1).patches()).containsExactly(new Patch(0, 1));
        assertThat(Fx.on(board::getAccessibleText)).contains("CARRIED OVER");
    }

    @Test
    void anActivationIsDraggedFromTheCleanRunIntoTheOther() {
        Fx.run(
                () -> {
                    double x = board.x(7) + board.cellWidth() / 2;
                    double fromY = 2.7 * board.em() + 2.5 * board.cellHeight();
                    double toY = board.y(2) + board.cellHeight() / 2;
                    mouse(MouseEvent.MOUSE_PRESSED, x, fromY, true);
                    mouse(MouseEvent.MOUSE_DRAGGED, x, (fromY + toY) / 2, false);
                    mouse(MouseEvent.MOUSE_RELEASED, x, toY, false);
                });
        assertThat(host.asked().get(1).patches()).containsExactly(new Patch(2, 7));
    }

    @Test
    void whatIsLetGoBesideTheRunIsNotCarriedOver() {
        Fx.run(
                () -> {
                    double x = board.x(3) + board.cellWidth() / 2;
                    double fromY = 2.7 * board.em() + 0.5 * board.cellHeight();
                    mouse(MouseEvent.MOUSE_PRESSED, x, fromY, true);
                    mouse(MouseEvent.MOUSE_RELEASED, 1, 1, false);
                });
        assertThat(host.asked()).hasSize(1);
    }

    private void mouse(EventType<MouseEvent> type, double x, double y, boolean still) {
        Point2D place = board.localToScene(x, y); // an event without a source is in the scene
        board.fireEvent(
                new MouseEvent(
                        type,
                        place.getX(),
                        place.getY(),
                        place.getX(),
                        place.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        still,
                        null));
    }
}
