package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MomentsTest {
    @Test
    void theyBeginAtNoughtAndComeCloserTogetherAtTheBeginning() {
        assertThat(Moments.steps(0, 1000)).isEmpty();
        assertThat(Moments.steps(1, 1000)).containsExactly(0);
        assertThat(Moments.steps(2, 1000)).containsExactly(0, 1000);
        List<Integer> steps = Moments.steps(20, 4000);
        assertThat(steps).hasSize(20).startsWith(0, 10).endsWith(4000).isSorted();
        assertThat(Moments.steps(20, 30)).isSorted().doesNotHaveDuplicates().endsWith(30);
    }

    @Test
    void eachOpensAsAModelAlsoBeforeTheRunIsFinished(@TempDir Path folder) {
        Path run = folder.resolve("models").resolve("run");
        Recipe recipe = TinyRuns.recipe();
        recipe =
                recipe.with(
                        new Recipe.Schedule(
                                recipe.schedule().batch(), TinyRuns.STEPS, TinyRuns.STEPS, 6));
        TinyRuns.Ear ear = new TinyRuns.Ear(60);
        Recipe kept = recipe;
        try {
            new Trainer(kept, 1, TinyRuns.corpus(folder), run).start(ear, ear);
        } catch (java.util.concurrent.CancellationException e) {
            assertThat(run.resolve("config.json")).doesNotExist();
        }
        ModelCatalog catalog =
                new ModelCatalog(
                        Map.of("trained", folder.resolve("models")),
                        ModelCatalog.providersOnClassPath());
        assertThat(catalog.ids()).isEmpty();
        List<Integer> before = catalog.moments("run");
        assertThat(before).startsWith(0, 1).doesNotContain(TinyRuns.STEPS);
        assertThat(catalog.describe("run@1").card().id()).isEqualTo("run@1");
        new Trainer(kept, 1, TinyRuns.corpus(folder), run)
                .resume(run, new TinyRuns.Ear(), Cancellation.NONE);
        assertThat(catalog.ids()).containsExactly("run");
        assertThat(catalog.moments("run")).endsWith(TinyRuns.STEPS).hasSize(6);
        try (LanguageModel last = catalog.open("run@" + TinyRuns.STEPS);
                LanguageModel first = catalog.open("run@0");
                LanguageModel whole = catalog.open("run")) {
            float[] half = logits(last);
            assertThat(half).containsExactly(logits(whole), within(2e-2f));
            assertThat(half).isNotEqualTo(logits(first));
            assertThat(last.card().recipe()).isEqualTo("tiny, seed 1");
        }
        assertThat(Files.exists(run.resolve("steps/120.safetensors"))).isTrue();
    }

    private static float[] logits(LanguageModel model) {
        return model.run(new int[] {1, 2, 3}, TraceRequest.lastLogits(), Cancellation.NONE)
                .lastLogits();
    }

    private static org.assertj.core.data.Offset<Float> within(float most) {
        return org.assertj.core.data.Offset.offset(most);
    }
}
