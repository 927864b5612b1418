package dev.glassbox.runtime.training.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Records that are short, damaged or strange. */
class PoorRecordsTest {
    private static final HealthCheck CHECK = HealthCheck.standard();

    @Test
    void nothingIsSaidOfATrainingThatHasNotBegun() {
        assertThat(CHECK.examine(Records.of(Records.facts(400), List.of()))).isEmpty();
    }

    @Test
    void nothingIsSaidOfOneLine() {
        for (double loss : new double[] {0, 0.01, 3.57, 4.33, 50}) {
            TrainingRecord record =
                    Records.of(Records.facts(10), List.of(Records.line(10, loss, loss)));
            assertThat(CHECK.examine(record)).as("loss " + loss).isEmpty();
        }
    }

    @Test
    void oneLineThatIsNoNumberSaysEnough() {
        TrainingRecord record =
                Records.of(
                        Records.facts(400),
                        List.of(Records.line(10, Double.NaN, Double.POSITIVE_INFINITY)));
        assertThat(CHECK.examine(record))
                .singleElement()
                .extracting(advice -> advice.finding().id())
                .isEqualTo("divergence-no-number");
    }

    @Test
    void aConstantLossIsAPlateauAndNothingWorse() {
        List<TrainingMetrics> lines = new ArrayList<>();
        for (int step = 10; step <= 400; step += 10) {
            lines.add(Records.line(step, 1.5, 1.5));
        }
        assertThat(CHECK.examine(Records.of(Records.facts(400), lines)))
                .extracting(advice -> advice.finding().id())
                .containsExactly("plateau");
    }

    /** Whatever the numbers: no rule fails, and none gives evidence that is no number. */
    @Test
    void noRecordIsTooStrange() {
        RandomGenerator random = new SplittableRandom(11);
        double[] odd = {
            0, -1, 1e-300, Float.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, 1e30, 3.57
        };
        for (int round = 0; round < 500; round++) {
            List<TrainingMetrics> lines = new ArrayList<>();
            List<LayerMetrics> layers = new ArrayList<>();
            int step = 0;
            int length = random.nextInt(30);
            double strange = random.nextDouble();
            for (int i = 0; i < length; i++) {
                step += 1 + random.nextInt(20);
                lines.add(
                        new TrainingMetrics(
                                step,
                                draw(random, odd, strange),
                                random.nextBoolean() ? null : draw(random, odd, strange),
                                random.nextDouble(),
                                0));
                if (random.nextInt(5) > 0) {
                    layers.add(layers(random, odd, strange, step));
                }
            }
            RunFacts facts =
                    new RunFacts(
                            new RunFacts.Text(
                                    1 + random.nextInt(80),
                                    1 + random.nextInt(10_000),
                                    1,
                                    random.nextDouble(4),
                                    random.nextBoolean()
                                            ? OptionalDouble.empty()
                                            : OptionalDouble.of(random.nextDouble(4))),
                            1 + random.nextInt(400),
                            1,
                            1,
                            1 + random.nextInt(100_000),
                            0,
                            0);
            TrainingRecord record = new TrainingRecord(facts, lines, layers, List.of(), List.of());
            assertThat(CHECK.examine(record)).as("round " + round).hasSizeLessThan(12);
        }
    }

    private static LayerMetrics layers(
            RandomGenerator random, double[] odd, double strange, int step) {
        List<LayerMetrics.Layer> parts = new ArrayList<>();
        for (String name : List.of("embed", "blocks.0", "blocks.1")) {
            if (random.nextInt(6) > 0) {
                parts.add(
                        new LayerMetrics.Layer(
                                name, draw(random, odd, strange), draw(random, odd, strange)));
            }
        }
        return new LayerMetrics(step, parts);
    }

    private static double draw(RandomGenerator random, double[] odd, double strange) {
        return random.nextDouble() < strange
                ? odd[random.nextInt(odd.length)]
                : random.nextDouble(5);
    }

    @Test
    void linesOutOfOrderAreRefused() {
        List<TrainingMetrics> lines = List.of(Records.line(20, 2, null), Records.line(10, 2, null));
        assertThatThrownBy(() -> Records.of(Records.facts(400), lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step 10 after step 20");
    }

    @Test
    void whatWasTakenBackIsForgottenAndSoIsTheReturnOnceItIsPassed() {
        RecordKeeper keeper = new RecordKeeper(Records.facts(400));
        for (int step = 10; step <= 60; step += 10) {
            keeper.metrics(Records.line(step, 3, null));
        }
        keeper.notice(Problem.input("training.rolled-back", "recipe", "step", 63, "back", 50));
        assertThat(CHECK.examine(keeper.record()).get(0).step()).isEqualTo(63);

        keeper.adjusted(new Adjustment(50, "max_lr", 1e-4));
        keeper.metrics(Records.line(60, 2.9, null));
        TrainingRecord again = keeper.record();
        assertThat(again.lines()).hasSize(6);
        assertThat(again.lines().get(5).trainLoss()).isEqualTo(2.9);
        assertThat(again.rollbacks()).containsExactly(63);
        assertThat(again.rateChanged()).isEqualTo(50);

        keeper.metrics(Records.line(70, 2.8, null));
        assertThat(keeper.record().rollbacks()).isEmpty();
        assertThat(again.rollbacks()).as("an earlier record stays").containsExactly(63);
    }

    @Test
    void otherNoticesAreNoTrouble() {
        RecordKeeper keeper = new RecordKeeper(Records.facts(400));
        keeper.notice(Problem.input("training.checkpoint-damaged", "file", "step", 50));
        assertThat(keeper.record().rollbacks()).isEmpty();
    }

    @Test
    void factsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Records.facts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RunFacts.Text(76, 1, 1, Double.NaN, OptionalDouble.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theUnigramLevelIsTheEntropyOfTheCounts() {
        RunFacts.Text text =
                RunFacts.Text.of(new long[] {500, 250, 250, 0}, 100, OptionalDouble.empty());
        assertThat(text.unigram()).isEqualTo(1.5 * Math.log(2));
        assertThat(text.trainTokens()).isEqualTo(1000);
        assertThat(text.chance()).isEqualTo(Math.log(4));
    }
}
