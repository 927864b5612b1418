package dev.glassbox.visualizers.chart;

import static org.assertj.core.api.Assertions.assertThat;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Fx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CurveChartTest {
    private static final CurveWords WORDS =
            new CurveWords("Losses fall.", "Arrow keys read.", "smoothed", "No step yet.");

    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    /** Training at every tenth step to 100, validation at 0, 50 and 100. */
    private static Curves losses() {
        double[] x = new double[11];
        double[] y = new double[11];
        for (int i = 0; i < x.length; i++) {
            x[i] = 10 * i;
            y[i] = 4 - 0.2 * i;
        }
        y[7] = Double.NaN;
        return Curves.of(
                        Curves.Axis.linear("step"),
                        Curves.Axis.linear("loss"),
                        List.of(
                                new Curves.Series(
                                        "train", "training", "cat-1", Curves.Line.SOLID, x, y),
                                new Curves.Series(
                                        "val",
                                        "validation",
                                        "cat-2",
                                        Curves.Line.DASHED,
                                        new double[] {0, 50, 100},
                                        new double[] {4.1, 3.25, 2.5})))
                .withMarks(List.of(new Curves.Mark(60, "residual off")));
    }

    private static final class Shown {
        final CurveChart chart = Fx.on(CurveChart::new);
        final Scene scene;

        Shown(Curves curves, String theme) {
            scene = Fx.on(() -> Fx.scene(new StackPane(chart), theme, 700, 400, 15));
            Fx.run(
                    () -> {
                        Stage stage = new Stage();
                        stage.setScene(scene);
                        stage.show();
                    });
            show(curves, theme);
        }

        void show(Curves curves, String theme) {
            Fx.run(() -> chart.show(curves, WORDS, Bundled.palette(theme)));
            Fx.picture(scene);
        }

        void press(KeyCode key) {
            Fx.run(
                    () ->
                            chart.fireEvent(
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

        void mouse(EventType<MouseEvent> type, double step) {
            mouse(type, step, true);
        }

        void mouse(EventType<MouseEvent> type, double step, boolean still) {
            Fx.run(
                    () -> {
                        PlotArea area = Objects.requireNonNull(chart.area());
                        double x = area.axes().x().pixel(step);
                        chart.fireEvent(
                                new MouseEvent(
                                        type,
                                        x,
                                        area.top() + 5,
                                        x,
                                        area.top() + 5,
                                        MouseButton.PRIMARY,
                                        1,
                                        false,
                                        false,
                                        false,
                                        false,
                                        true,
                                        false,
                                        false,
                                        true,
                                        false,
                                        still,
                                        null));
                    });
        }

        List<String> labels() {
            return Fx.on(
                    () ->
                            chart.lookupAll(".label").stream()
                                    .map(node -> ((Label) node).getText())
                                    .toList());
        }
    }

    @Test
    void hoveringReadsEveryCurveAtTheNearestStep() {
        Shown shown = new Shown(losses(), "light");
        assertThat(shown.labels()).contains("step 100", "2.000", "2.500", "Arrow keys read.");
        shown.mouse(MouseEvent.MOUSE_MOVED, 31.3);
        assertThat(shown.labels()).contains("step 30", "3.400", "4.100 (step 0)");
        shown.mouse(MouseEvent.MOUSE_MOVED, 59);
        assertThat(shown.labels()).contains("step 60", "step 60: residual off");
        shown.mouse(MouseEvent.MOUSE_MOVED, 71);
        assertThat(shown.labels()).contains("step 70", "–");
        shown.mouse(MouseEvent.MOUSE_EXITED, 71);
        assertThat(shown.labels()).contains("step 100", "Arrow keys read.");
    }

    @Test
    void keysReadChooseAndLeave() {
        Shown shown = new Shown(losses(), "light");
        List<Double> chosen = new ArrayList<>();
        List<KeyCode> passed = new ArrayList<>();
        Fx.run(
                () -> {
                    shown.chart.setOnStep(chosen::add);
                    shown.scene
                            .getRoot()
                            .addEventHandler(KeyEvent.KEY_PRESSED, e -> passed.add(e.getCode()));
                    shown.chart.requestFocus();
                });
        shown.press(KeyCode.HOME);
        shown.press(KeyCode.RIGHT);
        shown.press(KeyCode.RIGHT);
        assertThat(Fx.on(shown.chart::readout))
                .isEqualTo("step 20\ntraining 3.600\nvalidation 4.100 (step 0)");
        assertThat(Fx.on(shown.chart::getAccessibleText))
                .isEqualTo("Losses fall.\nstep 20\ntraining 3.600\nvalidation 4.100 (step 0)");
        shown.press(KeyCode.ENTER);
        shown.press(KeyCode.END);
        shown.press(KeyCode.SPACE);
        assertThat(chosen).containsExactly(20.0, 100.0);
        shown.press(KeyCode.ESCAPE);
        assertThat(Fx.on(shown.chart::getAccessibleText)).isEqualTo("Losses fall.");
        assertThat(passed).isEmpty();
        shown.press(KeyCode.ESCAPE);
        shown.press(KeyCode.PAGE_DOWN);
        assertThat(passed).containsExactly(KeyCode.ESCAPE, KeyCode.PAGE_DOWN);
    }

    @Test
    void aClickChoosesAStepAndTheCursorCanBePulled() {
        Shown shown = new Shown(losses().withCursor(50), "light");
        List<Double> chosen = new ArrayList<>();
        Fx.run(() -> shown.chart.setOnStep(chosen::add));
        assertThat(shown.labels()).contains("step 50", "3.000", "3.250");
        shown.mouse(MouseEvent.MOUSE_PRESSED, 21);
        shown.mouse(MouseEvent.MOUSE_CLICKED, 21);
        assertThat(chosen).containsExactly(20.0);
        shown.mouse(MouseEvent.MOUSE_PRESSED, 50);
        for (double step : new double[] {52, 58, 61, 72, 300}) {
            shown.mouse(MouseEvent.MOUSE_DRAGGED, step, false);
        }
        shown.mouse(MouseEvent.MOUSE_CLICKED, 300, false);
        assertThat(chosen).containsExactly(20.0, 60.0, 70.0, 100.0);
    }

    @Test
    void aSmoothedCurveIsReadBesideTheMeasuredOne() {
        Curves measured = losses();
        Curves.Series train = measured.series().get(0);
        Shown shown =
                new Shown(
                        Curves.of(measured.x(), measured.y(), List.of(train.smoothed(0.5))),
                        "light");
        shown.mouse(MouseEvent.MOUSE_MOVED, 10);
        double smoothed = (0.5 * 4 + 3.8) / 1.5;
        assertThat(shown.labels())
                .contains("3.800\u2002smoothed " + String.format("%.3f", smoothed));
    }

    @Test
    void everyThemeDrawsTheCurvesInItsColours() {
        Shown shown = new Shown(losses(), "light");
        for (String theme : Bundled.THEMES) {
            Fx.run(
                    () ->
                            shown.scene
                                    .getStylesheets()
                                    .setAll(Bundled.themeFile(theme).toUri().toString()));
            shown.show(losses(), theme);
            WritableImage picture = Fx.picture(shown.scene);
            int train = Bundled.palette(theme).argb("cat-1");
            assertThat(pixels(picture, train)).as(theme).isGreaterThan(300);
            assertThat(pixels(picture, Bundled.palette(theme).argb("surface")))
                    .as(theme)
                    .isGreaterThan(100_000);
        }
    }

    private static int pixels(WritableImage image, int argb) {
        return (int) Arrays.stream(Fx.pixels(image)).filter(pixel -> pixel == argb).count();
    }

    @Test
    void showingTheSameAgainChangesNoPixelAndMakesNoNode() {
        Shown shown = new Shown(losses(), "dark");
        WritableImage first = Fx.picture(shown.scene);
        int nodes = Fx.on(() -> shown.chart.lookupAll("*").size());
        for (int i = 0; i < 5; i++) {
            shown.show(losses(), "dark");
        }
        WritableImage last = Fx.picture(shown.scene);
        assertThat(Fx.on(() -> shown.chart.lookupAll("*").size())).isEqualTo(nodes);
        assertThat(Fx.pixels(last)).isEqualTo(Fx.pixels(first));
    }

    @Test
    void anEmptyChartSaysSoAndKeysDoNothing() {
        Shown shown =
                new Shown(
                        Curves.of(Curves.Axis.linear("step"), Curves.Axis.log("loss"), List.of()),
                        "light");
        shown.press(KeyCode.RIGHT);
        shown.press(KeyCode.ENTER);
        assertThat(Fx.on(shown.chart::readout)).isEmpty();
        assertThat(Fx.colours(Fx.picture(shown.scene))).isGreaterThan(5);
    }

    @Test
    void nothingIsTooSmall() {
        Shown shown = new Shown(losses(), "light");
        for (double size : new double[] {0, 1, 20, 90, 150}) {
            Fx.run(() -> shown.chart.resize(size, size));
            Fx.run(shown.chart::layout);
        }
        assertThat(Fx.on(shown.chart::readout)).contains("step 100");
    }

    @Test
    void nothingIsLeftOfAChartThatIsTakenAway() {
        JMemoryBuddy.memoryTest(
                checker -> {
                    CurveChart chart = Fx.on(CurveChart::new);
                    Scene scene =
                            Fx.on(() -> Fx.scene(new StackPane(chart), "light", 500, 300, 15));
                    Curves curves = losses();
                    Fx.run(() -> chart.show(curves, WORDS, Bundled.palette("light")));
                    Fx.picture(scene);
                    Fx.run(() -> scene.setRoot(new StackPane()));
                    checker.assertCollectable(chart);
                    checker.setAsReferenced(curves);
                    checker.setAsReferenced(scene);
                });
    }
}
