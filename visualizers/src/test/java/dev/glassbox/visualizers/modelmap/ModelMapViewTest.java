package dev.glassbox.visualizers.modelmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.visualizers.testing.Engine;
import dev.glassbox.visualizers.testing.Fx;
import dev.glassbox.visualizers.testing.TestHost;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelMapViewTest {
    private final ModelMapVisualizer map = new ModelMapVisualizer();
    private final TestHost<ModelMapState> host = new TestHost<>("en", "light");
    private final ModelMapView view = Fx.on(() -> new ModelMapView(host));
    private final Scene scene =
            Fx.on(() -> Fx.scene(new StackPane(view.node()), "light", 1200, 760, 15));
    private ModelMapState state = Maps.state("");

    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    ModelMapViewTest() {
        host.answerWith(this::show);
        show(state);
    }

    private void show(ModelMapState newState) {
        state = newState;
        ModelMapFrame frame = map.frame(newState, Engine.answer(map.needs(newState)));
        Fx.run(() -> view.show(newState, frame));
    }

    private Node canvas() {
        return scene.getRoot().lookup(".map-canvas");
    }

    private void press(KeyCode key, boolean shift) {
        Fx.run(
                () ->
                        canvas().fireEvent(
                                        new KeyEvent(
                                                KeyEvent.KEY_PRESSED,
                                                "",
                                                "",
                                                key,
                                                shift,
                                                false,
                                                false,
                                                false)));
    }

    private void press(KeyCode... keys) {
        for (KeyCode key : keys) {
            press(key, false);
        }
    }

    @Test
    void theKeyboardOpensTheMapDownToOneDotProductAndClosesItAgain() {
        Fx.picture(scene);
        press(KeyCode.HOME, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        assertThat(state.path()).isEqualTo("block.1");
        press(KeyCode.ENTER); // the cursor stands on the attention pattern
        assertThat(state.path()).isEqualTo("block.1.head.0");
        press(KeyCode.ENTER);
        assertThat(state.path()).startsWith("block.1.head.0.cell.7.");
        press(KeyCode.ENTER);
        assertThat(state.inspector()).isTrue();
        press(KeyCode.ENTER);
        press(KeyCode.UP, true);
        assertThat(state.path()).startsWith("block.1.head.0.cell.6.");
        press(KeyCode.ESCAPE, KeyCode.BACK_SPACE, KeyCode.ESCAPE);
        assertThat(state.path()).isEmpty();
    }

    @Test
    void commaAndFullStopStepThroughThePass() {
        Fx.picture(scene);
        press(KeyCode.PERIOD, KeyCode.PERIOD, KeyCode.COMMA);
        assertThat(state.stage()).isZero();
        press(KeyCode.COMMA, KeyCode.COMMA);
        assertThat(state.stage()).isEqualTo(-1);
    }

    @Test
    void whatIsComputedLightsUpInThePictureAndInTheFormula() {
        show(Maps.state("").withStage(2));
        Fx.picture(scene);
        assertThat(litPieces()).isEqualTo(1);
        WritableImage before = Fx.picture(scene);
        show(Maps.state("").withStage(8));
        assertThat(Fx.pixels(Fx.picture(scene))).isNotEqualTo(Fx.pixels(before));
    }

    @Test
    void aPartThatIsPointedAtLightsItsFormulaAndItsWords() {
        Fx.picture(scene);
        Fx.run(() -> view.pointed("unembed"));
        assertThat(litPieces()).isEqualTo(1);
        assertThat(words()).contains("3072").contains("Logits");
        Fx.run(() -> view.pointed(""));
        assertThat(litPieces()).isZero();
    }

    private long litPieces() {
        return Fx.on(
                () ->
                        scene.getRoot().lookupAll(".map-piece").stream()
                                .filter(
                                        piece ->
                                                piece.getPseudoClassStates().stream()
                                                        .anyMatch(
                                                                p ->
                                                                        p.getPseudoClassName()
                                                                                .equals("lit")))
                                .count());
    }

    private String words() {
        return Fx.on(
                () -> {
                    StringBuilder all = new StringBuilder();
                    for (Node node : scene.getRoot().lookupAll(".map-word")) {
                        all.append(((Text) node).getText());
                    }
                    return all.toString();
                });
    }

    @Test
    void theMapSaysItselfAndItsFocusedPart() {
        Fx.picture(scene);
        press(KeyCode.END);
        assertThat(canvas().getAccessibleText())
                .contains("everyday-en-zh")
                .contains("2,373,312")
                .contains("softmax");
    }

    /** Text is drawn sharp on the canvas alone, so a new picture is one pass of drawing. */
    @Test
    void aFrameOfSixtyFourTokensIsMadeWithinTheBudgetOfAKeystroke() {
        ModelMapState long64 =
                ModelMapState.of("shakespeare-char", "To be, or not to be. ".repeat(3));
        MapAnswer data = Engine.answer(map.needs(long64));
        for (int i = 0; i < 20; i++) {
            map.frame(long64, data);
        }
        long start = System.nanoTime();
        map.frame(long64, data);
        assertThat((System.nanoTime() - start) / 1e6).isLessThan(50);
    }
}
