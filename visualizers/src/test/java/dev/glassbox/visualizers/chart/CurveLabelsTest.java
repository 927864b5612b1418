package dev.glassbox.visualizers.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Labels of marks and levels, and lines as pixels. */
class CurveLabelsTest {
    private static final double WIDTH = 600;

    @Test
    void flagsNeitherOverlapNorLeaveNorAreCrossed() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 300; round++) {
            List<MarkLabels.Wish> wishes = new ArrayList<>();
            for (int i = 0; i < 1 + round % 12; i++) {
                wishes.add(
                        new MarkLabels.Wish(
                                random.nextDouble(0, WIDTH), random.nextDouble(30, 200)));
            }
            List<MarkLabels.Place> places = MarkLabels.place(wishes, 3, 0, WIDTH);
            for (MarkLabels.Place a : places) {
                if (a.row() < 0) {
                    continue;
                }
                assertThat(a.from()).isGreaterThanOrEqualTo(0);
                assertThat(a.to()).isLessThanOrEqualTo(WIDTH);
                for (MarkLabels.Place b : places) {
                    boolean through =
                            b.row() >= a.row() && b.x() > a.from() + 1e-9 && b.x() < a.to() - 1e-9;
                    assertThat(through).as(a + " and " + b).isFalse();
                }
            }
        }
    }

    @Test
    void aFewFlagsAllHaveRoom() {
        List<MarkLabels.Place> places =
                MarkLabels.place(
                        List.of(
                                new MarkLabels.Wish(100, 120),
                                new MarkLabels.Wish(150, 120),
                                new MarkLabels.Wish(170, 120),
                                new MarkLabels.Wish(590, 120),
                                new MarkLabels.Wish(Double.NaN, 20)),
                        3,
                        0,
                        WIDTH);
        assertThat(places.stream().map(MarkLabels.Place::row).toList())
                .containsExactly(2, 1, 0, 0, -1);
        assertThat(places.get(3).to()).isEqualTo(590); // to the left of its line
        assertThat(MarkLabels.rows(places)).isEqualTo(3);
    }

    @Test
    void labelsOfNearLevelsStandApartInsideThePlot() {
        LevelLabels.Box plot = new LevelLabels.Box(50, 20, 450, 320);
        List<LevelLabels.Wish> wishes =
                List.of(
                        new LevelLabels.Wish(22, 120),
                        new LevelLabels.Wish(100, 90),
                        new LevelLabels.Wish(104, 150),
                        new LevelLabels.Wish(318, 80));
        List<LevelLabels.Box> boxes = LevelLabels.place(wishes, plot, 20, box -> 0);
        for (int i = 0; i < boxes.size(); i++) {
            LevelLabels.Box box = boxes.get(i);
            assertThat(box.width()).isCloseTo(wishes.get(i).width(), within());
            assertThat(box.left()).isGreaterThanOrEqualTo(50);
            assertThat(box.right()).isLessThanOrEqualTo(450);
            assertThat(box.top()).isGreaterThanOrEqualTo(20);
            assertThat(box.bottom()).isLessThanOrEqualTo(320);
            for (int k = 0; k < i; k++) {
                assertThat(box.meets(boxes.get(k))).isFalse();
            }
        }
        assertThat(boxes.get(1).bottom()).isEqualTo(100); // above its line, for the next is below
        assertThat(boxes.get(2).top()).isEqualTo(104);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-9);
    }

    @Test
    void aLevelsLabelKeepsOffTheCurves() {
        LevelLabels.Box plot = new LevelLabels.Box(0, 0, 400, 300);
        LevelLabels.Box curve = new LevelLabels.Box(250, 0, 400, 300);
        List<LevelLabels.Box> boxes =
                LevelLabels.place(
                        List.of(new LevelLabels.Wish(100, 100)),
                        plot,
                        20,
                        box -> box.meets(curve) ? 500 : 0);
        assertThat(boxes.get(0).right()).isLessThanOrEqualTo(250);
    }

    private static int[] drawn(PixelPath path, CurveRaster.Look look) {
        int[] pixels = new int[100 * 40];
        new CurveRaster(100, 40, pixels).draw(path, look);
        return pixels;
    }

    private static PixelPath path(double... xy) {
        PixelPath path = new PixelPath();
        for (int i = 0; i < xy.length; i += 2) {
            path.add(xy[i], xy[i + 1]);
        }
        return path;
    }

    private static CurveRaster.Look look(Curves.Line line, double thick, double opacity) {
        return new CurveRaster.Look(line, thick, true, false, 0xFF204060, opacity);
    }

    @Test
    void aLineCoversAsMuchAsItsLengthTimesItsWidth() {
        for (double slope : new double[] {0, 0.1, 0.37}) {
            PixelPath path = path(10, 2.3, 90, 2.3 + 80 * slope);
            int[] pixels = drawn(path, look(Curves.Line.SOLID, 3, 1));
            double covered = 0;
            for (int pixel : pixels) {
                covered += (pixel >>> 24) / 255.0;
            }
            double ends = Math.PI * 1.5 * 1.5;
            double length = Math.hypot(80, 80 * slope);
            assertThat(covered)
                    .as("slope " + slope)
                    .isCloseTo(3 * length + ends, org.assertj.core.api.Assertions.within(6.0));
        }
    }

    @Test
    void aFaintLineIsAsFaintWhereItCrossesItself() {
        int[] pixels =
                drawn(path(10, 20, 90, 20, 10, 20.5, 90, 20), look(Curves.Line.SOLID, 5, 0.5));
        assertThat(pixels[20 * 100 + 50]).isEqualTo(0x7F0F1F2F); // half of each, premultiplied
    }

    @Test
    void dashesAndDotsLeaveSpaceAndAGapBreaksTheLine() {
        PixelPath straight = path(0, 20, 100, 20);
        assertThat(runs(drawn(straight, look(Curves.Line.SOLID, 2, 1)))).isEqualTo(1);
        assertThat(runs(drawn(straight, look(Curves.Line.DASHED, 2, 1)))).isBetween(6, 8);
        assertThat(runs(drawn(straight, look(Curves.Line.DOTTED, 2, 1)))).isBetween(17, 20);
        PixelPath broken = path(0, 20, 30, 20);
        broken.gap();
        broken.gap();
        broken.add(60, 20); // alone: a dot
        broken.gap();
        assertThat(broken.size()).isEqualTo(5);
        assertThat(runs(drawn(broken, look(Curves.Line.SOLID, 2, 1)))).isEqualTo(2);
    }

    private static int runs(int[] pixels) {
        int runs = 0;
        for (int x = 0; x < 100; x++) {
            boolean ink = pixels[20 * 100 + x] != 0;
            runs += ink && (x == 0 || pixels[20 * 100 + x - 1] == 0) ? 1 : 0;
        }
        return runs;
    }

    @Test
    void aLineFromFarOutOfSightIsDrawnWhereItIsSeen() {
        int[] pixels = drawn(path(-1e6, 20, 1e6, 20), look(Curves.Line.SOLID, 2, 1));
        assertThat(pixels[20 * 100] >>> 24).isGreaterThan(200);
        assertThat(pixels[20 * 100 + 99] >>> 24).isGreaterThan(200);
        assertThat(drawn(path(-50, -1e6, -40, 1e6), look(Curves.Line.SOLID, 2, 1))).containsOnly(0);
    }
}
