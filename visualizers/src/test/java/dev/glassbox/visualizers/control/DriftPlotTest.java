package dev.glassbox.visualizers.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Fx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DriftPlotTest {
    private static final DriftPoints.Axis AXIS = new DriftPoints.Axis("pc 1", -1, 1);
    private static final List<DriftPoints.Category> KINDS =
            List.of(
                    new DriftPoints.Category("nouns", "cat-1", DriftPoints.Form.DISC),
                    new DriftPoints.Category("verbs", "cat-2", DriftPoints.Form.CROSS));
    private static final DriftWords WORDS = new DriftWords("Words part.", "Arrow keys.");

    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    private static DriftPoints.Point point(String label, int kind, double x, double y) {
        return new DriftPoints.Point(label, kind, new double[] {0, x}, new double[] {0, y});
    }

    private static DriftPoints four() {
        return new DriftPoints(
                AXIS,
                new DriftPoints.Axis("pc 2", -1, 1),
                KINDS,
                List.of(
                        point("cat", 0, -0.5, 0),
                        point("dog", 0, 0.5, 0.1),
                        point("runs", 1, 0.4, 0.8),
                        point("lost", 1, Double.NaN, 0)));
    }

    private static DriftLayout layout(DriftPoints points, double width, double height) {
        DriftLayout.Box plot = new DriftLayout.Box(40, 10, 40 + width, 10 + height);
        return DriftLayout.of(points, plot, 15, text -> 8.0 * text.length());
    }

    @Test
    void oneUnitIsAsLongToTheRightAsUpwards() {
        DriftLayout layout = layout(four(), 600, 300);
        assertThat(layout.x().pixel(1) - layout.x().pixel(0)).isEqualTo(150);
        assertThat(layout.y().pixel(0) - layout.y().pixel(1)).isEqualTo(150);
        assertThat(layout.x().pixel(0)).isEqualTo(340);
    }

    @Test
    void labelsLieOnNothing() {
        SplittableRandom random = new SplittableRandom(8);
        List<DriftPoints.Point> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(point("word" + i, i % 2, random.nextDouble(-1, 1), random.nextDouble(-1, 1)));
        }
        DriftLayout layout = layout(new DriftPoints(AXIS, AXIS, KINDS, many), 400, 400);
        List<DriftLayout.Box> shown = layout.labels().stream().filter(Objects::nonNull).toList();
        assertThat(shown).hasSizeBetween(15, 150);
        for (int i = 0; i < shown.size(); i++) {
            DriftLayout.Box box = shown.get(i);
            assertThat(box.within(new DriftLayout.Box(40, 10, 440, 410))).isTrue();
            for (int k = 0; k < i; k++) {
                assertThat(box.meets(shown.get(k))).isFalse();
            }
            for (DriftPoints.Point point : many) {
                double x = layout.x().pixel(point.nowX());
                double y = layout.y().pixel(point.nowY());
                assertThat(box.meets(new DriftLayout.Box(x, y, x, y))).isFalse();
            }
        }
    }

    @Test
    void whereLabelsHaveNoRoomTheImportantOnesAreKept() {
        DriftPoints crowd =
                new DriftPoints(
                        AXIS,
                        AXIS,
                        KINDS,
                        List.of(
                                point("first", 0, 0, 0),
                                point("second", 0, 0, 0),
                                point("third", 1, 0, 0)));
        List<DriftLayout.Box> labels = layout(crowd, 200, 20).labels(); // no room above or below
        assertThat(labels.get(0)).isNotNull();
        assertThat(labels.get(1)).isNotNull();
        assertThat(labels.get(2)).isNull();
    }

    @Test
    void aPointIsFoundUnderThePointerAndBesideAnother() {
        DriftPoints points = four();
        DriftLayout layout = layout(points, 300, 300);
        assertThat(layout.pointAt(points, layout.x().pixel(0.5) + 5, layout.y().pixel(0.1), 12))
                .isEqualTo(1);
        assertThat(layout.pointAt(points, layout.x().pixel(0), layout.y().pixel(0), 12))
                .isEqualTo(-1);
        assertThat(layout.pointBeside(points, 0, 1, 0)).isEqualTo(1);
        assertThat(layout.pointBeside(points, 1, 0, 1)).isEqualTo(2);
        assertThat(layout.pointBeside(points, 2, 0, 1)).isEqualTo(2);
        assertThat(layout.pointBeside(points, 1, -1, 0)).isEqualTo(0);
    }

    private static Scene shown(DriftPlot plot, String theme) {
        Scene scene = Fx.on(() -> Fx.scene(new StackPane(plot), theme, 600, 500, 15));
        Fx.run(
                () -> {
                    Stage stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    plot.show(four(), WORDS, Bundled.palette(theme));
                });
        Fx.picture(scene);
        return scene;
    }

    private static void press(DriftPlot plot, KeyCode key) {
        Fx.run(
                () ->
                        plot.fireEvent(
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

    private static void mouse(DriftPlot plot, EventType<MouseEvent> type, Point2D at) {
        Fx.run(
                () ->
                        plot.fireEvent(
                                new MouseEvent(
                                        type,
                                        at.getX(),
                                        at.getY(),
                                        at.getX(),
                                        at.getY(),
                                        MouseButton.PRIMARY,
                                        1,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        true,
                                        false,
                                        true,
                                        null)));
    }

    @Test
    void pointsAreNamedUnderThePointerAndByKeys() {
        DriftPlot plot = Fx.on(DriftPlot::new);
        Scene scene = shown(plot, "light");
        List<Integer> chosen = new ArrayList<>();
        Fx.run(() -> plot.setOnPoint(chosen::add));
        assertThat(Fx.on(plot::statusText)).isEqualTo("Arrow keys.");
        WritableImage unlit = Fx.picture(scene);
        mouse(plot, MouseEvent.MOUSE_MOVED, Fx.on(() -> plot.placeOf(1)));
        assertThat(Fx.on(plot::statusText))
                .isEqualTo("dog\u2003nouns\u2003pc 1 0.500\u2003pc 2 0.100");
        assertThat(Fx.pixels(Fx.picture(scene))).isNotEqualTo(Fx.pixels(unlit));
        mouse(plot, MouseEvent.MOUSE_CLICKED, Fx.on(() -> plot.placeOf(1)));
        Fx.run(plot::requestFocus);
        press(plot, KeyCode.UP);
        assertThat(Fx.on(plot::getAccessibleText))
                .isEqualTo("Words part.\nruns\u2003verbs\u2003pc 1 0.400\u2003pc 2 0.800");
        press(plot, KeyCode.ENTER);
        assertThat(chosen).containsExactly(1, 2);
        press(plot, KeyCode.ESCAPE);
        assertThat(Fx.on(plot::getAccessibleText)).isEqualTo("Words part.");
    }

    @Test
    void everyThemeDrawsBothKindsInItsColours() {
        for (String theme : Bundled.THEMES) {
            DriftPlot plot = Fx.on(DriftPlot::new);
            WritableImage picture = Fx.picture(shown(plot, theme));
            Point2D dog = Fx.on(() -> plot.placeOf(1));
            Point2D runs = Fx.on(() -> plot.placeOf(2));
            assertThat(picture.getPixelReader().getArgb((int) dog.getX(), (int) dog.getY()))
                    .isEqualTo(Bundled.palette(theme).argb("cat-1"));
            assertThat(picture.getPixelReader().getArgb((int) runs.getX(), (int) runs.getY()))
                    .isEqualTo(Bundled.palette(theme).argb("cat-2"));
        }
    }

    @Test
    void aPointWithoutCategoryOrPlaceIsRefused() {
        assertThatThrownBy(
                        () -> new DriftPoints(AXIS, AXIS, KINDS, List.of(point("stray", 2, 0, 0))))
                .hasMessageContaining("stray is of category 2");
        assertThatThrownBy(() -> new DriftPoints.Point("a", 0, new double[0], new double[0]))
                .hasMessageContaining("0 and 0 places");
    }

    @Test
    void nothingIsLeftOfAPlotThatIsTakenAway() {
        JMemoryBuddy.memoryTest(
                checker -> {
                    DriftPlot plot = Fx.on(DriftPlot::new);
                    Scene scene = Fx.on(() -> Fx.scene(new StackPane(plot), "light", 500, 400, 15));
                    Fx.run(() -> plot.show(four(), WORDS, Bundled.palette("light")));
                    Fx.picture(scene);
                    Fx.run(() -> scene.setRoot(new StackPane()));
                    checker.assertCollectable(plot);
                    checker.setAsReferenced(scene);
                });
    }
}
