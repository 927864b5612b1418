package dev.glassbox.visualizers.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.testing.Fx;
import dev.glassbox.visualizers.testing.TestHost;
import dev.glassbox.visualizers.testing.Traces;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pattern read as a table: what stands in it, and how one gets there. */
class AttentionTableTest {
    private static final AttentionState PICTURE = AttentionState.of("tiny", "a b c");
    private static final TraceAnswer DATA = Traces.random("a b c", 0, 5);

    private final AttentionVisualizer visualizer = new AttentionVisualizer();
    private final TestHost<AttentionState> host = new TestHost<>("en", "light");
    private AttentionState now = PICTURE;

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
                    view.show(PICTURE, visualizer.frame(PICTURE, DATA));
                    return scene;
                });
    }

    private static <T extends Node> T find(Scene scene, String style, Class<T> type) {
        return Fx.on(() -> type.cast(scene.getRoot().lookup(style)));
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
    void theFrameHasTheTableOnlyWhenAskedAndEveryCellIsThePicturesNumber() {
        assertThat(AttentionFrame.of(PICTURE, DATA).table()).isEmpty();
        AttentionFrame frame = AttentionFrame.of(PICTURE.withTable(true), DATA);
        PatternTable table = frame.table().orElseThrow();
        assertThat(table.tokens()).containsExactly("a", "␣", "b", "␣", "c");
        assertThat(table.hasMasked()).isTrue();
        for (int query = 0; query < 5; query++) {
            for (int key = 0; key < 5; key++) {
                double weight = frame.pattern().orElseThrow().weight(query, key);
                assertThat(table.text(query, key))
                        .isEqualTo(key > query ? "–" : Numbers.share(weight));
            }
        }
    }

    @Test
    void aTableOfALayerThereIsNotIsNone() {
        AttentionState beyond = PICTURE.withTable(true).withLayer(9);
        assertThat(AttentionFrame.of(beyond, DATA).table()).isEmpty();
    }

    @Test
    void theButtonAndTheKeySwapPictureAndTableAndKeepTheCell() {
        Scene scene = shown();
        HeatmapCanvas map = find(scene, ".heatmap", HeatmapCanvas.class);
        NumberTable table = find(scene, ".number-table", NumberTable.class);
        assertThat(map.isVisible()).isTrue();
        assertThat(table.isVisible()).isFalse();
        Fx.run(map::requestFocus);
        press(map, KeyCode.RIGHT);
        press(map, KeyCode.T);
        assertThat(now.table()).isTrue();
        assertThat(map.isVisible()).isFalse();
        assertThat(table.isFocused()).isTrue();
        press(table, KeyCode.DOWN);
        press(table, KeyCode.ENTER);
        assertThat(now).isEqualTo(PICTURE.withTable(true).inspecting(1, 0));
        assertThat(table.getAccessibleText()).contains("looks at \"a\" (0)");
        ToggleButton button = find(scene, ".table-toggle", ToggleButton.class);
        assertThat(button.isSelected()).isTrue();
        assertThat(button.isFocusTraversable()).isTrue();
        Fx.run(button::fire);
        assertThat(now).isEqualTo(PICTURE.inspecting(1, 0));
        assertThat(map.isVisible()).isTrue();
    }

    @Test
    void theKeyTypedIntoAPromptIsALetter() {
        Scene scene = shown();
        TextField field = find(scene, ".text-field", TextField.class);
        press(field, KeyCode.T);
        assertThat(now).isEqualTo(PICTURE);
    }
}
