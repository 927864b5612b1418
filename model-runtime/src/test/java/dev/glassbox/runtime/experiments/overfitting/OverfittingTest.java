package dev.glassbox.runtime.experiments.overfitting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.experiments.Watched;
import dev.glassbox.runtime.experiments.overfitting.OverfittingSnapshot.Course;
import dev.glassbox.runtime.experiments.overfitting.OverfittingSnapshot.End;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverfittingTest {
    @Test
    void fewSentencesAreLearntByHeart() {
        List<OverfittingSnapshot> seen =
                Watched.run(
                        new Overfitting(),
                        1,
                        Map.of("sentences", "20,400", "steps", "60", "every", "30", "batch", "8"));

        End end = (End) Watched.last(seen);
        assertThat(end.bySize()).extracting(Course::sentences).containsExactly(20, 400);
        assertThat(end.cures()).extracting(Course::cure).containsExactly("weight_decay", "dropout");
        Course few = end.bySize().get(0);
        Course many = end.bySize().get(1);
        assertThat(few.gap()).isGreaterThan(many.gap() + 0.2);
        assertThat(few.valLoss()).isGreaterThan(many.valLoss());
        assertThat(few.bestVal()).isLessThanOrEqualTo(few.valLoss());
        assertThat(many.valLoss()).isGreaterThan(end.floor());
    }
}
