package dev.glassbox.visualizers.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Fx;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ControlsTest {
    @BeforeAll
    static void toolkit() {
        Fx.start();
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
    }

    private static void show(javafx.scene.Parent root) {
        Fx.run(
                () -> {
                    Scene scene = Fx.scene(root, "light", 600, 500, 15);
                    Stage stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                });
    }

    @Test
    void arrowKeysMoveOverCellsAndTheCellIsReadableAndSpoken() {
        List<String> chosen = new ArrayList<>();
        HeatmapCanvas map = Fx.on(() -> mapOf(chosen));
        show(new VBox(map));
        Fx.run(map::requestFocus);
        press(map, KeyCode.RIGHT);
        press(map, KeyCode.DOWN);
        press(map, KeyCode.DOWN);
        assertThat(Fx.on(map::statusText)).isEqualTo("cell 2 1");
        assertThat(Fx.on(map::getAccessibleText)).isEqualTo("a map cell 2 1");
        press(map, KeyCode.END);
        press(map, KeyCode.ENTER);
        assertThat(chosen).containsExactly("2 3");
    }

    @Test
    void pageKeysPassThroughAHeatMap() {
        HeatmapCanvas map = Fx.on(() -> mapOf(new ArrayList<>()));
        List<KeyCode> seen = new ArrayList<>();
        VBox root = new VBox(map);
        show(root);
        Fx.run(() -> root.addEventHandler(KeyEvent.KEY_PRESSED, e -> seen.add(e.getCode())));
        press(map, KeyCode.PAGE_DOWN);
        press(map, KeyCode.LEFT);
        assertThat(seen).containsExactly(KeyCode.PAGE_DOWN);
    }

    private static HeatmapCanvas mapOf(List<String> chosen) {
        HeatmapCanvas map = new HeatmapCanvas(new HeatmapStyle("axis-position", 2, true, true));
        map.setPrefSize(500, 400);
        map.setCells(
                new GridCells() {
                    @Override
                    public String words(int row, int column) {
                        return "cell " + row + " " + column;
                    }

                    @Override
                    public void reached(int row, int column) {}

                    @Override
                    public void chosen(int row, int column) {
                        chosen.add(row + " " + column);
                    }
                });
        map.show(
                HeatmapPartsTest.square(4),
                new HeatmapWords("a map", "rows", "columns", "scale", "", "keys"),
                Bundled.palette("light"));
        return map;
    }

    /** What an input method sends: the text it is composing, and the text it hands over. */
    private static void compose(PromptField prompt, String composing, String committed) {
        Fx.run(
                () ->
                        prompt.field()
                                .fireEvent(
                                        new InputMethodEvent(
                                                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                                                composing.isEmpty()
                                                        ? List.of()
                                                        : List.of(
                                                                new InputMethodTextRun(
                                                                        composing,
                                                                        InputMethodHighlight
                                                                                .UNSELECTED_RAW)),
                                                committed,
                                                0)));
    }

    private static PromptField prompt(List<String> committed) {
        PromptField prompt =
                Fx.on(
                        () -> {
                            PromptField made = new PromptField(committed::add);
                            made.show("", Bundled.texts("zh"));
                            return made;
                        });
        show(prompt);
        Fx.run(() -> prompt.field().requestFocus());
        return prompt;
    }

    private static void wait(double millis) {
        org.testfx.util.WaitForAsyncUtils.sleep(
                (long) millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        Fx.settle();
    }

    @Test
    void nothingIsHandedOnWhileAnInputMethodComposes() {
        List<String> committed = new ArrayList<>();
        PromptField prompt = prompt(committed);
        compose(prompt, "zhu", "");
        assertThat(prompt.isComposing()).isTrue();
        press(prompt.field(), KeyCode.ENTER);
        wait(PromptField.PAUSE.toMillis() * 1.5);
        assertThat(committed).isEmpty();
        compose(prompt, "", "注意力");
        wait(PromptField.PAUSE.toMillis() * 1.5);
        assertThat(committed).containsExactly("注意力");
    }

    @Test
    void enterHandsOnAtOnceAndEscapeTakesBack() {
        List<String> committed = new ArrayList<>();
        PromptField prompt = prompt(committed);
        Fx.run(() -> prompt.field().setText("ROMEO:⏎"));
        press(prompt.field(), KeyCode.ENTER);
        assertThat(committed).containsExactly("ROMEO:\n");
        Fx.run(() -> prompt.field().setText("half"));
        press(prompt.field(), KeyCode.ESCAPE);
        assertThat(Fx.on(() -> prompt.field().getText())).isEqualTo("ROMEO:⏎");
        wait(PromptField.PAUSE.toMillis() * 1.3);
        assertThat(committed).hasSize(1);
    }

    @Test
    void whatIsBeingTypedSurvivesAnAnswerToAnEarlierText() {
        PromptField prompt = prompt(new ArrayList<>());
        Fx.run(
                () -> {
                    prompt.field().setText("being typed");
                    prompt.show("earlier", Bundled.texts("en"));
                });
        assertThat(Fx.on(() -> prompt.field().getText())).isEqualTo("being typed");
    }

    @Test
    void tokensAreOneTabStopWithKeysInside() {
        List<Integer> chosen = new ArrayList<>();
        TokenStrip strip = Fx.on(() -> new TokenStrip(chosen::add));
        Fx.run(() -> strip.show(List.of("注", "意", "力"), -1, Bundled.texts("zh")));
        show(new VBox(strip));
        Fx.run(strip::requestFocus);
        press(strip, KeyCode.RIGHT);
        press(strip, KeyCode.END);
        press(strip, KeyCode.ENTER);
        assertThat(chosen).containsExactly(2);
        assertThat(Fx.on(strip::getAccessibleText)).contains("位置2", "力");
    }

    @Test
    void layersAreChosenWithArrowKeysAndManyFromAList() {
        List<String> chosen = new ArrayList<>();
        LayerHeadPicker picker =
                Fx.on(
                        () ->
                                new LayerHeadPicker(
                                        i -> chosen.add("L" + i), i -> chosen.add("H" + i)));
        Fx.run(() -> picker.show(4, 1, 12, 3, Bundled.texts("en")));
        show(new VBox(picker));
        Node layer1 = Fx.on(() -> picker.lookup(".toggle-button:selected"));
        press(layer1, KeyCode.RIGHT);
        Fx.run(
                () -> {
                    if (picker.lookup(".choice-box")
                            instanceof javafx.scene.control.ChoiceBox<?> list) {
                        list.getSelectionModel().select(11);
                    }
                });
        assertThat(chosen).containsExactly("L2", "H11");
    }

    @Test
    void theTemperatureMovesInStepsAndSaysSo() {
        List<Double> seen = new ArrayList<>();
        TemperatureSlider slider = Fx.on(() -> new TemperatureSlider(0.1, 2, seen::add));
        Fx.run(
                () -> {
                    slider.show(1, Bundled.texts("en"));
                    slider.slider().setValue(1.231);
                    slider.slider().setValue(1.24);
                });
        assertThat(seen).containsExactly(1.25);
        assertThat(slider.slider().getAccessibleText()).contains("Temperature");
    }
}
