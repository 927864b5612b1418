package dev.glassbox.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.ModelMoments;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.runtime.training.Trainer;
import dev.glassbox.runtime.training.TrainingListener;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadHistoryTest {
    private static final List<Integer> STEPS = List.of(0, 10, 20, 40);

    /** Of one layer with three heads. */
    private static HeadHistory history(float[]... moments) {
        List<Tensor> scores =
                java.util.Arrays.stream(moments)
                        .map(row -> Tensor.wrap(row, new int[] {1, 3}, "layer", "head"))
                        .toList();
        return new HeadHistory(STEPS, Map.of(HeadKind.INDUCTION, scores));
    }

    @Test
    void aHeadBecameOfItsKindAtTheMomentFromWhichItsScoreStaysHigh() {
        HeadHistory history =
                history(
                        new float[] {0.1f, 0.5f, 0.0f},
                        new float[] {0.4f, 0.3f, 0.9f},
                        new float[] {0.6f, 0.2f, 0.1f},
                        new float[] {0.7f, 0.8f, 0.2f});
        assertThat(history.became(HeadKind.INDUCTION, 0, 0)).hasValue(10);
        assertThat(history.became(HeadKind.INDUCTION, 0, 1)).as("was one, then not").hasValue(40);
        assertThat(history.became(HeadKind.INDUCTION, 0, 2)).as("was one once").isEmpty();
        assertThat(history.became(HeadKind.PREVIOUS_TOKEN, 0, 0)).as("not scored").isEmpty();
        assertThat(history.scores(HeadKind.INDUCTION, 0, 1))
                .containsExactly(0.5f, 0.3f, 0.2f, 0.8f);
        assertThat(history.layers()).isEqualTo(1);
        assertThat(history.heads()).isEqualTo(3);
    }

    @Test
    void momentsAndScoresMustBeAsMany() {
        assertThatThrownBy(() -> history(new float[] {1, 1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 scores at 4 moments");
    }

    @Test
    void everyMomentOfATrainingIsScoredAsItIsByItself(@TempDir Path folder) {
        Recipe small = RecipeShelf.bundled().get("tinytown-small").withSteps(30);
        Recipe recipe = small.with(new Recipe.Schedule(8, 30, 30, 4));
        Path run = folder.resolve("run");
        new Trainer(recipe, 1, Corpus.of(recipe, folder), run).start(new Deaf(), Cancellation.NONE);
        ModelCatalog catalog =
                new ModelCatalog(Map.of("trained", folder), ModelCatalog.providersOnClassPath());
        List<Integer> steps = catalog.moments("run");
        assertThat(steps).hasSize(4).startsWith(0).endsWith(30);
        HeadHistory history =
                HeadHistory.ofRandomTokens(
                        steps,
                        step -> catalog.open(ModelMoments.id("run", step)),
                        3,
                        12,
                        2,
                        Cancellation.NONE);
        assertThat(history.layers()).isEqualTo(2);
        assertThat(history.heads()).isEqualTo(4);
        for (int i = 0; i < steps.size(); i++) {
            try (LanguageModel model = catalog.open(ModelMoments.id("run", steps.get(i)))) {
                HeadScores alone = HeadScores.ofRandomTokens(model, 3, 12, 2, Cancellation.NONE);
                for (HeadKind kind : HeadKind.values()) {
                    assertThat(history.scores(kind).get(i).toArray())
                            .isEqualTo(alone.find(kind).orElseThrow().toArray());
                }
            }
        }
        List<Tensor> previous = history.scores(HeadKind.PREVIOUS_TOKEN);
        assertThat(previous.get(0).toArray()).isNotEqualTo(previous.get(3).toArray());
        assertThatThrownBy(
                        () ->
                                HeadHistory.ofRandomTokens(
                                        steps,
                                        step -> catalog.open(ModelMoments.id("run", step)),
                                        3,
                                        12,
                                        2,
                                        () -> true))
                .isInstanceOf(CancellationException.class);
    }

    private static final class Deaf implements TrainingListener {
        @Override
        public void metrics(TrainingMetrics metrics) {}

        @Override
        public void notice(dev.glassbox.runtime.intake.Problem notice) {
            throw new AssertionError(notice.id());
        }
    }
}
