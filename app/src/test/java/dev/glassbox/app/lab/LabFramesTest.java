package dev.glassbox.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.app.files.BundledFiles;
import dev.glassbox.app.i18n.Languages;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.lab.LabState.Axes;
import dev.glassbox.app.lab.LabState.Page;
import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.visualizers.chart.Curves;
import dev.glassbox.visualizers.control.DriftPoints;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the lab shows, as data, of runs that were really trained. Needs no toolkit. */
class LabFramesTest {
    private static final LabRun HEALTHY = RecordedRuns.healthy();
    private static final LabRun BROKEN = RecordedRuns.broken();

    private static Shown shown(LabState state, LabRun run, Optional<LabRun> beside) {
        Languages languages = new Languages(BundledFiles.onClassPath());
        Messages messages =
                new Messages(
                        languages,
                        languages.byTag("en").orElseThrow(),
                        Messages.Destination.SCREEN);
        return new Shown(state, run, beside, messages, new Palette(Map.of()));
    }

    private static Shown both() {
        return shown(FakeLab.state(RecordedRuns.BROKEN, Page.TEXT), HEALTHY, Optional.of(BROKEN));
    }

    private static Shown at(int step) {
        return shown(
                States.at(FakeLab.state("", Page.TEXT), OptionalInt.of(step)),
                HEALTHY,
                Optional.empty());
    }

    @Test
    void bothRunsStandOnOneClockEachWithItsColourLineAndName() {
        Curves curves = LossCurves.of(both());
        assertThat(curves.series()).hasSize(4);
        assertThat(curves.series().stream().map(Curves.Series::line))
                .containsExactly(
                        Curves.Line.SOLID,
                        Curves.Line.SOLID,
                        Curves.Line.DASHED,
                        Curves.Line.DASHED);
        assertThat(curves.series().stream().map(Curves.Series::token)).doesNotHaveDuplicates();
        assertThat(curves.series().stream().map(Curves.Series::label)).doesNotHaveDuplicates();
        assertThat(curves.series().get(0).x()[5]).isEqualTo(60);
        assertThat(curves.series().get(0).y()[5]).isEqualTo(HEALTHY.log().get(5).trainLoss());
        assertThat(curves.series().get(3).x()).containsExactly(20, 40, 60);
    }

    @Test
    void aHealthyRunLearnsMoreThanOneAtAThousandthOfTheRate() {
        double healthy = LossCurves.lastValidation(HEALTHY, 60).orElseThrow();
        double broken = LossCurves.lastValidation(BROKEN, 60).orElseThrow();
        assertThat(healthy).isLessThan(broken - 0.5);
        assertThat(LossCurves.lastValidation(HEALTHY, 39))
                .isEqualTo(LossCurves.lastValidation(HEALTHY, 20));
        assertThat(LossCurves.lastValidation(HEALTHY, 19)).isEmpty();
    }

    @Test
    void guessingAndTheFloorAreDrawnWhereTheyAreKnown() {
        LabRun.About known = HEALTHY.about();
        LabRun.About exact =
                new LabRun.About("m", known.vocabulary(), 1, 1, OptionalDouble.of(0.9), 2, 4);
        LabRun floored =
                new LabRun(
                        HEALTHY.phase(),
                        60,
                        60,
                        HEALTHY.log(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        exact,
                        Optional.empty());
        Shown shown = shown(FakeLab.state("", Page.TEXT), floored, Optional.empty());
        List<Curves.Level> levels = LossCurves.of(shown).levels();
        assertThat(levels).hasSize(2);
        assertThat(levels.get(0).value()).isCloseTo(Math.log(known.vocabulary()), within(1e-12));
        assertThat(levels.get(1)).isEqualTo(new Curves.Level(0.9, "entropy floor 0.900"));
        assertThat(LossCurves.of(both()).levels()).hasSize(1);
    }

    @Test
    void whatWasChangedIsMarkedWhereItWasChanged() {
        LabRun turned =
                RecordedRuns.with(
                        HEALTHY, LabRun.Phase.RUNNING, List.of(new Adjustment(30, "max_lr", 0.01)));
        Shown shown = shown(FakeLab.state("", Page.TEXT), turned, Optional.empty());
        assertThat(LossCurves.of(shown).marks())
                .containsExactly(new Curves.Mark(30, "highest learning rate → 0.0100"));
    }

    @Test
    void axesAndCursorFollowTheState() {
        Curves plain = LossCurves.of(both());
        assertThat(plain.cursor()).isNaN();
        LabState state = States.with(FakeLab.state("", Page.TEXT), new Axes(true, true, 0.5));
        Curves curves =
                LossCurves.of(
                        shown(States.at(state, OptionalInt.of(40)), HEALTHY, Optional.empty()));
        assertThat(curves.x().log()).isTrue();
        assertThat(curves.y().log()).isTrue();
        assertThat(curves.cursor()).isEqualTo(40);
        assertThat(curves.series().get(0).smoothing()).isEqualTo(0.5);
        assertThat(curves.series().get(1).smoothing()).as("measured seldom").isZero();
    }

    @Test
    void aMomentShowsTheLookOfThatMoment() {
        assertThat(at(45).look().orElseThrow().step()).isEqualTo(40);
        assertThat(at(60).look().orElseThrow().step()).isEqualTo(60);
        assertThat(at(5).look().orElseThrow().step()).isZero();
        LabRun late =
                new LabRun(
                        HEALTHY.phase(),
                        60,
                        60,
                        List.of(),
                        List.of(),
                        HEALTHY.looks().subList(2, 4),
                        List.of(),
                        List.of(),
                        HEALTHY.about(),
                        Optional.empty());
        assertThat(Shown.at(late, 5).orElseThrow().step()).as("the first there is").isEqualTo(40);
        assertThat(both().lookBeside().orElseThrow().step()).isEqualTo(60);
    }

    @Test
    void samplesStandNewestFirstAndBesideTheBrokenOnes() {
        List<TextPage.Sample> samples = TextPage.samples(both());
        assertThat(samples.stream().map(TextPage.Sample::step)).containsExactly(60, 40, 20, 0);
        assertThat(samples.get(0).healthy()).isEqualTo(HEALTHY.looks().get(3).sample());
        assertThat(samples.get(0).broken()).isEqualTo(BROKEN.looks().get(3).sample());
        assertThat(TextPage.samples(at(45)).stream().map(TextPage.Sample::step))
                .containsExactly(40, 20, 0);
    }

    @Test
    void aPatternsRowsSumToOneAndTheFutureIsHidden() {
        Look look = HEALTHY.looks().get(2);
        HeatmapData cells = HeadMap.of(look, 1, 3, true).orElseThrow();
        int size = look.tokens().size();
        assertThat(cells.rows()).isEqualTo(size);
        for (int row = 0; row < size; row++) {
            double sum = 0;
            for (int column = 0; column <= row; column++) {
                sum += cells.at(row, column);
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
            assertThat(row + 1 < size ? cells.at(row, row + 1) : Double.NaN).isNaN();
        }
        assertThat(HeadMap.of(look, 7, 0, true)).isEmpty();
        assertThat(HeadMap.of(look, 0, 9, true)).isEmpty();
    }

    @Test
    void barsAreTheProbabilitiesOfTheLookLargestFirst() {
        Look look = HEALTHY.looks().get(2);
        assertThat(NextPage.bars(look)).hasSize(10);
        assertThat(NextPage.bars(look).get(0).probability())
                .isEqualTo(look.likeliest().get(0).probability())
                .isBetween(NextPage.bars(look).get(9).probability(), 1.0);
    }

    @Test
    void embeddingsMoveOnAxesThatStandStill() {
        List<Look> looks = HEALTHY.looks();
        Drift early = Drift.of(looks.subList(0, 3), null).orElseThrow();
        Drift late = Drift.of(looks, early.axes()).orElseThrow();
        double turned = 0;
        for (int k = 0; k < early.axes().first().length; k++) {
            turned += early.axes().first()[k] * late.axes().first()[k];
        }
        assertThat(turned).as("not turned over").isPositive();
        DriftPoints then = DriftFrame.points(at(0), late, 0);
        DriftPoints now = DriftFrame.points(at(60), late, 60);
        assertThat(then.x()).isEqualTo(now.x());
        assertThat(then.y()).isEqualTo(now.y());
        assertThat(then.points().get(0).x()).hasSize(1);
        assertThat(now.points().get(0).x()).hasSize(4);
        assertThat(now.points().get(0).x()[0]).isEqualTo(then.points().get(0).x()[0]);
        assertThat(late.axes().firstShare()).isGreaterThanOrEqualTo(late.axes().secondShare());
    }

    @Test
    void everyLayerHasItsCurvesOnALogarithmicAxis() {
        Curves ratios = LayerCurves.ratios(both(), HEALTHY);
        LayerMetrics last = HEALTHY.layers().get(HEALTHY.layers().size() - 1);
        assertThat(ratios.y().log()).isTrue();
        assertThat(ratios.series()).hasSameSizeAs(last.layers());
        assertThat(ratios.series().get(0).y()[5]).isEqualTo(last.layers().get(0).updateRatio());
        assertThat(ratios.levels().get(0).value()).isEqualTo(LayerCurves.HEALTHY_RATIO);
        assertThat(LayerCurves.gradients(both(), BROKEN).series().get(1).label())
                .isEqualTo("block 0");
    }

    @Test
    void theClockGoesFromLookToLookAndEndsAtTheLatest() {
        Clock clock = new Clock(HEALTHY);
        assertThat(clock.stops()).containsExactly(0, 20, 40, 60);
        assertThat(clock.earlier(OptionalInt.empty())).hasValue(40);
        assertThat(clock.earlier(OptionalInt.of(0))).hasValue(0);
        assertThat(clock.later(OptionalInt.of(20))).hasValue(40);
        assertThat(clock.later(OptionalInt.of(40))).as("followed again").isEmpty();
        assertThat(clock.nearest(33)).hasValue(40);
        assertThat(Clock.kept(List.of(0, 10, 30), 29)).hasValue(10);
        assertThat(Clock.kept(List.of(10, 30), 5)).hasValue(10);
        assertThat(Clock.kept(List.of(), 5)).isEmpty();
    }

    @Test
    void typedNumbersAreReadAndProductsAreRound() {
        assertThat(Turning.parsed(" 1e-3 ")).hasValue(1e-3);
        assertThat(Turning.parsed("fast")).isEmpty();
        assertThat(Turning.rounded(0.003 * 0.1)).isEqualTo(0.0003);
    }
}
