package dev.glassbox.runtime.training.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule by itself: the numbers it gives as evidence, the step it names, when it is silent. */
class HealthRulesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void overFittingNamesTheBestStepAndTheGap(int seed) {
        TrainingRecord record = RecordedCurve.read("thirty-examples-" + seed);
        Advice advice = advice(new OverFittingRule(), record);
        Curve validation = Curve.validation(record);
        int lowest = validation.lowest();
        assertThat(advice.number("best")).isEqualTo(validation.value(lowest));
        assertThat(advice.number("best-step")).isEqualTo(validation.step(lowest));
        assertThat(advice.number("gap")).isGreaterThan(3);
        assertThat(advice.number("gap"))
                .isCloseTo(advice.number("now") - advice.number("train"), within(1e-9));
        assertThat(advice.step()).isBetween((int) advice.number("best-step") + 1, 200);
    }

    @Test
    void aRisingValidationLossIsNotOverFittingWhileTheTrainingLossRisesToo() {
        List<TrainingMetrics> lines =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> Records.line(10 * i, level(i), level(i)))
                        .toList();
        assertThat(new OverFittingRule().examine(Records.of(Records.facts(400), lines))).isEmpty();
    }

    /** Falls to step 200, then rises, with a little noise. */
    private static double level(int i) {
        return 1 + Math.abs(i - 20) / 20.0 + 0.01 * Math.sin(37 * i);
    }

    @Test
    void aLossAboveChanceIsDivergence() {
        TrainingRecord record = RecordedCurve.read("momentum-x100-1");
        Advice advice = advice(new DivergenceRule(), record);
        assertThat(advice.number("chance")).isCloseTo(Math.log(76), within(1e-9));
        assertThat(advice.number("before")).isLessThan(6);
        assertThat(advice.number("highest")).isGreaterThan(100);
        assertThat(advice.step()).isLessThan(60);
        assertThat(advice.severity()).isEqualTo(Severity.STOP);
    }

    @Test
    void losingMoreThanHalfOfWhatWasWonIsDivergence() {
        List<TrainingMetrics> lines =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> Records.line(10 * i, 1.8 * level(i) - 0.4, null))
                        .toList();
        Advice advice = advice(new DivergenceRule(), Records.of(Records.facts(400), lines));
        assertThat(advice.finding().id()).isEqualTo("divergence-rising");
        double best = advice.number("best");
        double chance = Math.log(76);
        assertThat(advice.number("now")).isGreaterThan(best + (chance - best) / 2);
        assertThat(advice.number("best-step")).isBetween(200.0, 250.0);
    }

    @Test
    void aTrainingThatEndedWithoutANumberIsDivergence() {
        TrainingRecord record = RecordedCurve.read("momentum-x1000-1");
        Advice advice = advice(new DivergenceRule(), record);
        assertThat(advice.finding().id()).isEqualTo("divergence-no-number");
        assertThat(advice.step()).isGreaterThan(record.lines().get(0).step());
    }

    @Test
    void aLossThatIsNoNumberIsDivergenceFromThatStep() {
        TrainingRecord healthy = RecordedCurve.read("healthy-1");
        TrainingRecord broken =
                new TrainingRecord(
                        healthy.facts(),
                        healthy.lines(),
                        healthy.layers(),
                        List.of(),
                        List.of(403));
        Advice advice = advice(new DivergenceRule(), broken);
        assertThat(advice.finding().id()).isEqualTo("divergence-no-number");
        assertThat(advice.step()).isEqualTo(403);
        List<TrainingMetrics> lines = new ArrayList<>(healthy.lines());
        lines.add(Records.line(410, Double.NaN, null));
        assertThat(advice(new DivergenceRule(), Records.of(healthy.facts(), lines)).step())
                .isEqualTo(410);
    }

    @Test
    void atChanceComparesWithGuessingAndWithFrequencies() {
        Advice advice = advice(new AtChanceRule(), RecordedCurve.read("lr-div-1000-2"));
        assertThat(advice.step()).isEqualTo(80); // a fifth of the run
        assertThat(advice.number("now")).isBetween(4.1, advice.number("chance"));
        assertThat(advice.number("unigram")).isCloseTo(3.5649, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shuffledLabelsLeaveTheLossAtTheLevelOfFrequencies(int seed) {
        Advice advice = advice(new UnigramRule(), RecordedCurve.read("shuffled-labels-" + seed));
        assertThat(advice.number("now")).isCloseTo(advice.number("unigram"), within(0.1));
        assertThat(advice.number("since")).isLessThan(100);
    }

    @Test
    void aPlateauBeginsWhereTheRateWasCut() {
        Advice advice = advice(new PlateauRule(), RecordedCurve.read("rate-cut-early-1"));
        assertThat(advice.severity()).isEqualTo(Severity.NOTE);
        assertThat(advice.number("since")).isBetween(90.0, 130.0);
        assertThat(advice.number("of-run")).isBetween(0.65, 0.8);
        assertThat(advice.number("above"))
                .isCloseTo(advice.number("now") - advice.number("floor"), within(1e-9));
    }

    @Test
    void aPlateauOfAnUnknownLanguageHasNoFloor() {
        Advice advice =
                advice(
                        new PlateauRule(),
                        Records.withoutFloor(RecordedCurve.read("rate-cut-early-1")));
        assertThat(advice.finding().id()).isEqualTo("plateau");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aLossBelowTheEntropyIsALeak(int seed) {
        TrainingRecord record = RecordedCurve.read("no-causal-mask-" + seed);
        Advice advice = advice(new LeakRule(), record);
        assertThat(advice.finding().id()).isEqualTo("leak");
        assertThat(advice.number("val"))
                .isLessThan(advice.number("floor") - advice.number("margin"));
        assertThat(advice.number("train")).isLessThan(advice.number("floor"));
        Curve validation = Curve.validation(record).upTo(advice.step());
        assertThat(validation.value(validation.size() - 1)).isLessThan(advice.number("floor"));
    }

    /** Learnt by heart is not leaked: the training loss is below the floor there too. */
    @Test
    void aTrainingLossBelowTheFloorAloneIsNoLeak() {
        TrainingRecord record = RecordedCurve.read("thirty-examples-1");
        assertThat(Curve.training(record).last(1).mean())
                .isLessThan(record.facts().text().floor().orElseThrow() / 10);
        assertThat(new LeakRule().examine(record)).isEmpty();
    }

    @Test
    void whereTheLanguageIsUnknownALossNearZeroAfterFewPassesMayBeALeak() {
        List<TrainingMetrics> lines =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> Records.line(10 * i, 4.0 / (i * i), 4.4 / (i * i)))
                        .toList();
        Advice advice = advice(new LeakRule(), Records.of(Records.facts(400), lines));
        assertThat(advice.finding().id()).isEqualTo("leak-near-zero");
        assertThat(advice.number("passes")).isEqualTo(1);
        assertThat(advice.severity()).isEqualTo(Severity.WARNING);
        // as many updates on a text a hundredth of that size are many passes
        RunFacts small =
                new RunFacts(
                        new RunFacts.Text(
                                76, 10_000, 1_000, 3.57, java.util.OptionalDouble.empty()),
                        400,
                        16,
                        48,
                        5_000,
                        0,
                        0);
        assertThat(new LeakRule().examine(Records.of(small, lines))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lr-x100", "momentum-x3"})
    void aRateThatIsTooHighMovesMuchAndWinsNothing(String name) {
        for (int seed = 1; seed <= 3; seed++) {
            Advice advice = advice(new RateTooHighRule(), RecordedCurve.read(name + "-" + seed));
            assertThat(advice.number("ratio")).isGreaterThan(1e-2);
            assertThat(advice.number("before") - advice.number("after"))
                    .isLessThan(0.1 * advice.number("before"));
            assertThat(advice.number("to") - advice.number("from")).isGreaterThan(60);
        }
    }

    @Test
    void whatARateDidBeforeItWasChangedIsForgiven() {
        TrainingRecord record = RecordedCurve.read("lr-x100-1");
        int seen = advice(new RateTooHighRule(), record).step();
        TrainingRecord changed =
                Records.adjusted(
                        HealthCheckTest.beginning(record, seen / 10 + 3),
                        new Adjustment(seen, "max_lr", 1e-3));
        assertThat(new RateTooHighRule().examine(changed)).isEmpty();
    }

    @Test
    void aRateThatIsTooLowMovesHardlyAnything() {
        Advice low = advice(new RateTooLowRule(), RecordedCurve.read("lr-div-1000-1"));
        assertThat(low.number("since")).isEqualTo(10);
        assertThat(low.number("ratio")).isBetween(1e-6, 1e-4);
        Advice cut = advice(new RateTooLowRule(), RecordedCurve.read("rate-cut-early-1"));
        assertThat(cut.number("since")).isEqualTo(110);
        assertThat(cut.number("ratio")).isLessThan(1e-6);
    }

    @Test
    void tooLittleTextIsKnownBeforeTheFirstStep() {
        TrainingRecord record = RecordedCurve.read("few-sentences-1");
        Advice advice = advice(new DataTooSmallRule(), HealthCheckTest.beginning(record, 0));
        assertThat(advice.step()).isZero();
        assertThat(advice.number("parameters")).isEqualTo(108_032);
        assertThat(advice.number("tokens")).isEqualTo(3996);
        assertThat(advice.number("passes")).isEqualTo(Math.rint(800 * 16 * 48 / 3996.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void withoutResidualPathsTheFirstBlockGetsASmallPartOfTheGradient(int seed) {
        Advice advice =
                advice(new VanishingGradientRule(), RecordedCurve.read("no-residual-" + seed));
        assertThat(advice.number("share")).isBetween(1e-5, 1.0 / 30);
        assertThat(advice.step()).isBetween(80, 350);
    }

    @Test
    void aNormThatIsLeftOutIsAnUnusedPart() {
        TrainingRecord record = RecordedCurve.read("no-norm-1");
        Advice advice = advice(new UnusedPartRule(), record);
        assertThat(advice.number("parts")).isEqualTo(1);
        assertThat(advice.number("of")).isEqualTo(4);
        assertThat(record.layers().get(5).layers())
                .filteredOn(layer -> layer.gradientNorm() == 0)
                .extracting(LayerMetrics.Layer::name)
                .containsExactly("ln_final");
    }

    private static Advice advice(HealthRule rule, TrainingRecord record) {
        Advice advice = rule.examine(record).orElseThrow();
        assertThat(advice.rule()).isEqualTo(rule.id());
        return advice;
    }
}
