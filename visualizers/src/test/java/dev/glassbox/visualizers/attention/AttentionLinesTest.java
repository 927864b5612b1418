package dev.glassbox.visualizers.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.control.LinkCanvas;
import dev.glassbox.visualizers.testing.Fx;
import dev.glassbox.visualizers.testing.TestHost;
import dev.glassbox.visualizers.testing.Traces;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pattern as lines, and what is left out of it, by hand. */
class AttentionLinesTest {
    private static final AttentionState LINES =
            AttentionState.of("tiny", "a b c").withLook(Look.PLAIN.withView(Look.View.LINES));
    private static final TraceAnswer DATA = Traces.random("a b c", 0, 5);

    private final AttentionVisualizer visualizer = new AttentionVisualizer();
    private final TestHost<AttentionState> host = new TestHost<>("en", "light");
    private AttentionState now = LINES;

    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    private Scene shown() {
        return Fx.on(
                () -> {
                    AttentionView view = new AttentionView(host);
                    host.answerWith(
                            state -> {
                                now = state;
                                view.show(state, visualizer.frame(state, DATA));
                            });
                    Scene scene = Fx.scene(new StackPane(view.node()), "light", 900, 650, 15);
                    Stage stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    view.show(LINES, visualizer.frame(LINES, DATA));
                    return scene;
                });
    }

    private static void press(Node target, KeyCode key) {
        Fx.run(
                () ->
                        target.fireEvent(
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        key,
                                        false,
                                        false,
                                        false,
                                        false)));
        Fx.settle();
    }

    @Test
    void aTokenUnderTheKeyboardIsSeenWithItsOwnLinesAlone() {
        Scene scene = shown();
        LinkCanvas lines = (LinkCanvas) Fx.on(() -> scene.getRoot().lookup(".link-canvas"));
        WritableImage all = Fx.picture(scene);
        Point2D from = Fx.on(() -> lines.localToScene(lines.middleOf(4, 0)));
        Point2D to = Fx.on(() -> lines.localToScene(lines.middleOf(2, 1)));
        assertThat(from.getX()).isLessThan(to.getX() - 100);
        Fx.run(lines::requestFocus);
        for (int i = 0; i < 4; i++) {
            press(lines, KeyCode.DOWN);
        }
        assertThat(lines.statusText()).startsWith("\"c\" (4) looks most at");
        // Where the middles of other queries' lines were there is ground now.
        WritableImage one = Fx.picture(scene);
        assertThat(inked(one, lines)).isLessThan(inked(all, lines));
        press(lines, KeyCode.RIGHT);
        assertThat(lines.statusText()).startsWith("Most attention on \"c\" (4)");
        press(lines, KeyCode.LEFT);
        press(lines, KeyCode.ENTER);
        int strongest = AttentionFrame.of(LINES, DATA).pattern().orElseThrow().strongest(4);
        assertThat(now).isEqualTo(LINES.inspecting(4, strongest));
    }

    /** Pixels between the columns that are not ground. */
    private static long inked(WritableImage image, LinkCanvas lines) {
        Point2D from = Fx.on(() -> lines.localToScene(lines.middleOf(0, 0)));
        Point2D to = Fx.on(() -> lines.localToScene(lines.middleOf(4, 1)));
        int x = (int) (from.getX() + to.getX()) / 2;
        long count = 0;
        for (int y = (int) from.getY() - 5; y < to.getY() + 5; y++) {
            count += image.getPixelReader().getArgb(x, y) == 0xFFFFFFFF ? 0 : 1;
        }
        return count;
    }

    @Test
    void whatIsLeftOutStandsBehindAButtonUntilSomethingIs() {
        Scene scene = shown();
        Node threshold = Fx.on(() -> scene.getRoot().lookup(".look-item > .slider"));
        assertThat(Fx.on(() -> threshold.getParent().getParent().isVisible())).isFalse();
        ToggleButton more = (ToggleButton) Fx.on(() -> scene.getRoot().lookup(".more-toggle"));
        Fx.run(more::fire);
        assertThat(Fx.on(() -> threshold.getParent().getParent().isVisible())).isTrue();
        Fx.run(() -> ((Slider) threshold).setValue(0.104));
        assertThat(now.look().threshold()).isEqualTo(0.1);
    }

    @Test
    void aHeadChosenWhileAllAreShownIsShownByItself() {
        AttentionState mean = LINES.withLook(LINES.look().withShow(Look.Show.MEAN));
        assertThat(mean.withHead(1).look()).isEqualTo(LINES.look());
        assertThat(mean.withPrompt("x").look()).isEqualTo(mean.look());
    }
}
