package dev.glassbox.runtime.experiments.grokking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.experiments.Watched;
import dev.glassbox.runtime.experiments.grokking.GrokkingSnapshot.Course;
import dev.glassbox.runtime.experiments.grokking.GrokkingSnapshot.End;
import dev.glassbox.runtime.experiments.grokking.GrokkingSnapshot.Step;
import dev.glassbox.runtime.training.Batch;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrokkingTest {
    private static final Map<String, String> QUICK =
            Map.of("steps", "300", "modulus", "17", "train_share", "0.6");

    @Test
    void theExamplesComeFirstAndTheRuleOnlyWithDecay() {
        List<GrokkingSnapshot> seen = Watched.run(new Grokking(), 1, QUICK);

        End end = (End) Watched.last(seen);
        Course control = end.control();
        assertThat(control.memorised()).isNotNull().isLessThanOrEqualTo(100);
        assertThat(control.testAccuracyWhenMemorised()).isLessThan(0.3);
        assertThat(control.bestTestAccuracy()).isLessThan(0.6);
        assertThat(end.decayed().bestTestAccuracy())
                .isGreaterThan(control.bestTestAccuracy() + 0.2);
        Step first = (Step) seen.get(0);
        assertThat(first.decayed()).as("the same first weights").isEqualTo(first.control());
    }

    @Test
    void theSeedDecides() {
        Map<String, String> shorter = Map.of("steps", "20", "every", "10");
        List<GrokkingSnapshot> once = Watched.run(new Grokking(), 3, shorter);
        assertThat(Watched.run(new Grokking(), 3, shorter)).isEqualTo(once);
        assertThat(Watched.run(new Grokking(), 4, shorter)).isNotEqualTo(once);
    }

    @Test
    void theTransformerLearnsTheExamples() {
        List<GrokkingSnapshot> seen =
                Watched.run(
                        new Grokking(),
                        1,
                        Map.of("network", "transformer", "steps", "60", "modulus", "11"));
        End end = (End) Watched.last(seen);
        assertThat(end.control().last().trainAccuracy())
                .isGreaterThan(end.control().last().testAccuracy() + 0.2);
    }

    @Test
    void everyPairIsOnceThereWithItsSum() {
        GrokkingSettings settings = new Grokking().defaultSettings();
        Sums sums = Sums.draw(settings, 5);
        Set<Long> pairs = new HashSet<>();
        for (Batch part : List.of(sums.train(), sums.test())) {
            for (int row = 0; row < part.rows(); row++) {
                long a = part.inputs()[2 * row];
                long b = part.inputs()[2 * row + 1];
                assertThat(part.targets()[2 * row]).isEqualTo(Batch.NOTHING);
                assertThat(part.targets()[2 * row + 1]).isEqualTo((a + b) % 31);
                pairs.add(100 * a + b);
            }
        }
        assertThat(pairs).hasSize(31 * 31);
        assertThat(sums.train().rows()).isEqualTo(480);
    }
}
