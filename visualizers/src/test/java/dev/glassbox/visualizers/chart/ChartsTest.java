package dev.glassbox.visualizers.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Fx;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChartsTest {
    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    private static WritableImage picture(Region node, double width, double height) {
        Scene scene = Fx.on(() -> Fx.scene(new StackPane(node), "light", width, height, 15));
        return Fx.picture(scene);
    }

    @Test
    void theAxisEndsAtARoundShareAndStaysThere() {
        assertThat(ProbabilityBars.axisEnd(0.03)).isEqualTo(0.1);
        assertThat(ProbabilityBars.axisEnd(0.21)).isEqualTo(0.4);
        assertThat(ProbabilityBars.axisEnd(0.39)).isEqualTo(0.4);
        assertThat(ProbabilityBars.axisEnd(1)).isEqualTo(1);
    }

    @Test
    void barsOfTheSameLabelStayApart() {
        ProbabilityBars bars =
                Fx.on(
                        () -> {
                            ProbabilityBars made = new ProbabilityBars();
                            made.show(
                                    List.of(
                                            new ProbabilityBars.Bar("□", 0.5),
                                            new ProbabilityBars.Bar("□", 0.25),
                                            new ProbabilityBars.Bar("注意", 0.2)),
                                    "spoken",
                                    Bundled.palette("light"));
                            return made;
                        });
        WritableImage image = picture(bars, 300, 300);
        int bar = Bundled.palette("light").argb("axis-vocab");
        assertThat(barsAlong(image, bar)).isEqualTo(3);
        assertThat(bars.getAccessibleText()).isEqualTo("spoken");
    }

    @Test
    void barsDrawnAgainLookAsBarsDrawnOnce() {
        List<ProbabilityBars.Bar> shown =
                List.of(new ProbabilityBars.Bar("a", 0.5), new ProbabilityBars.Bar("b", 0.25));
        ProbabilityBars often = Fx.on(ProbabilityBars::new);
        Scene scene = Fx.on(() -> Fx.scene(new StackPane(often), "dark", 300, 200, 15));
        for (int i = 0; i < 3; i++) {
            Fx.on(() -> show(often, shown));
            Fx.picture(scene);
        }
        ProbabilityBars once = Fx.on(ProbabilityBars::new);
        Scene fresh = Fx.on(() -> Fx.scene(new StackPane(once), "dark", 300, 200, 15));
        Fx.on(() -> show(once, shown));
        assertThat(Fx.pixels(Fx.picture(scene))).isEqualTo(Fx.pixels(Fx.picture(fresh)));
    }

    private static ProbabilityBars show(ProbabilityBars bars, List<ProbabilityBars.Bar> shown) {
        bars.show(shown, "spoken", Bundled.palette("dark"));
        return bars;
    }

    /** How many separate runs of a colour a vertical line through the bars meets. */
    private static int barsAlong(WritableImage image, int argb) {
        int most = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            int runs = 0;
            boolean inside = false;
            for (int y = 0; y < image.getHeight(); y++) {
                boolean now = image.getPixelReader().getArgb(x, y) == argb;
                runs += now && !inside ? 1 : 0;
                inside = now;
            }
            most = Math.max(most, runs);
        }
        return most;
    }

    @Test
    void formulasAreTypesetWithChineseWordsAndThemeColours() {
        FormulaCanvas formula =
                Fx.on(
                        () -> {
                            FormulaCanvas made = new FormulaCanvas();
                            made.show(
                                    "\\text{注意力}=\\frac{1}{2}\\paint{danger}{\\blacksquare}",
                                    "spoken", Bundled.palette("light"));
                            return made;
                        });
        WritableImage image = picture(formula, 300, 100);
        int danger = Bundled.palette("light").argb("danger");
        boolean painted = false;
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 100; y++) {
                painted |= image.getPixelReader().getArgb(x, y) == danger;
            }
        }
        assertThat(painted).isTrue();
        assertThat(Fx.on(() -> formula.prefWidth(-1))).isGreaterThan(60);
    }

    @Test
    void aFormulaIsDrawnSmallerRatherThanCut() {
        FormulaCanvas formula =
                Fx.on(
                        () -> {
                            FormulaCanvas made = new FormulaCanvas();
                            made.show("a+b+c+d+e+f+g+h=1", "", Bundled.palette("dark"));
                            return made;
                        });
        double whole = Fx.on(() -> formula.prefWidth(-1));
        assertThat(Fx.on(() -> formula.prefHeight(whole / 2)))
                .isLessThan(Fx.on(() -> formula.prefHeight(whole)));
    }

    @Test
    void wordsCannotBreakAFormula() {
        assertThat(FormulaCanvas.words("50% {a}_b\\c\u2009中")).isEqualTo("50 abc 中");
    }
}
