package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BreakageTest {
    @TempDir private Path folder;

    static List<String> ids() {
        return Breakage.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyBrokenRunTrainsOnWithOtherNumbersThanTheHealthyOneAndLeavesNoModel(String id) {
        TrainingMetrics healthy = train(recipe(), "healthy");
        TrainingMetrics broken = train(Breakage.named(id).applyTo(recipe()), "broken");
        assertThat(broken.trainLoss()).isFinite().isNotEqualTo(healthy.trainLoss());
        assertThat(folder.resolve("broken/checkpoints")).exists();
        assertThat(Files.exists(folder.resolve("broken/config.json"))).isFalse();
    }

    @Test
    void withoutTheMaskTheProbeSeesTheFutureTakePart() {
        List<Float> future = new ArrayList<>();
        TrainingListener ear =
                new TinyRuns.Probing() {
                    @Override
                    public void probe(Probe probe) {
                        Trace trace =
                                probe.model()
                                        .run(
                                                new int[] {1, 2, 3},
                                                new TraceRequest(
                                                        Set.of(HookPoint.pattern(0)),
                                                        TraceRequest.Logits.LAST),
                                                Cancellation.NONE);
                        future.add(trace.get(HookPoint.pattern(0)).at(0, 0, 0, 2));
                    }
                };
        Recipe recipe = Breakage.named("no-causal-mask").applyTo(TinyRuns.recipe());
        new Trainer(recipe, 1, TinyRuns.corpus(folder), folder.resolve("open"))
                .start(ear, Cancellation.NONE);
        assertThat(future).isNotEmpty().allMatch(weight -> weight > 0);
    }

    @Test
    void aResumedRunIsBrokenInTheSameWayOrRefused() {
        Recipe broken = Breakage.named("no-scale").applyTo(recipe());
        train(broken, "run");
        assertThatThrownBy(
                        () ->
                                new Trainer(
                                                recipe(),
                                                1,
                                                TinyRuns.corpus(folder),
                                                folder.resolve("run"))
                                        .resume(
                                                folder.resolve("run"),
                                                new TinyRuns.Ear(),
                                                Cancellation.NONE))
                .isInstanceOf(IntakeException.class)
                .hasMessageContaining("training.other-run");
    }

    @Test
    void anUnknownOneIsRefusedNamingTheOthers() {
        assertThatThrownBy(() -> Breakage.named("no-luck"))
                .isInstanceOf(IntakeException.class)
                .hasMessageContaining("no-luck");
    }

    private static Recipe recipe() {
        return TinyRuns.recipe().withSteps(20);
    }

    private TrainingMetrics train(Recipe recipe, String out) {
        return new Trainer(recipe, 1, TinyRuns.corpus(folder), folder.resolve(out))
                .start(new TinyRuns.Ear(), Cancellation.NONE);
    }
}
