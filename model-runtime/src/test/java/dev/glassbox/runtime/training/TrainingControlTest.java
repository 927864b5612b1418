package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TrainingControlTest {
    private static final long SEED = 7;

    @TempDir private Path folder;

    @Test
    void aPausedTrainingMakesJustTheStepsThatAreAllowed() throws Exception {
        TrainingControl control = new TrainingControl();
        control.step(20);
        Ear ear = new Ear();
        CompletableFuture<Void> run = start(recipe(), "paused", ear, control);
        await(() -> control.isPaused() && ear.lines.size() == 2);
        assertThat(ear.lines).extracting(TrainingMetrics::step).containsExactly(10, 20);
        control.step(10);
        await(() -> control.isPaused() && ear.lines.size() == 3);
        control.proceed();
        run.get(60, TimeUnit.SECONDS);
        assertThat(ear.lines.get(ear.lines.size() - 1).step()).isEqualTo(TinyRuns.STEPS);
    }

    @Test
    void pausesAndStepsChangeNoNumber() throws Exception {
        TrainingControl control = new TrainingControl();
        control.step(33);
        Ear ear = new Ear();
        CompletableFuture<Void> run = start(recipe(), "stopped", ear, control);
        await(() -> control.isPaused() && ear.lines.size() == 3);
        control.proceed();
        run.get(60, TimeUnit.SECONDS);
        TinyRuns.Ear unbroken = new TinyRuns.Ear();
        trainer(recipe(), "unbroken").start(unbroken, Cancellation.NONE);
        assertThat(weights("stopped")).isEqualTo(weights("unbroken"));
    }

    @Test
    void aNumberChangedOnTheWayIsPartOfTheRunAndResumesWithIt() throws Exception {
        Ear whole = new Ear();
        TrainingControl first = control(60);
        CompletableFuture<Void> run = start(recipe(), "changed", whole, first);
        await(() -> first.isPaused() && whole.lines.size() == 6);
        first.adjust(recipe(), "max_lr", 2e-3);
        first.adjust(recipe(), "dropout", 0.2);
        first.proceed();
        run.get(60, TimeUnit.SECONDS);
        assertThat(whole.adjusted)
                .containsExactly(
                        new Adjustment(60, "max_lr", 2e-3), new Adjustment(60, "dropout", 0.2));

        Ear killed = new Ear();
        TrainingControl second = control(60);
        CompletableFuture<Void> half = start(recipe(), "killed", killed, second);
        await(() -> second.isPaused() && killed.lines.size() == 6);
        second.adjust(recipe(), "max_lr", 2e-3);
        second.adjust(recipe(), "dropout", 0.2);
        second.step(23);
        await(() -> second.isPaused() && killed.lines.size() == 8);
        second.stop();
        assertThatThrownBy(() -> half.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(CancellationException.class);
        trainer(recipe(), "killed")
                .resume(folder.resolve("killed"), new TinyRuns.Ear(), Cancellation.NONE);
        assertThat(weights("killed")).isEqualTo(weights("changed"));
    }

    @Test
    void aLossThatIsNoNumberGoesBackToTheLastGoodCheckpointAndWaits() throws Exception {
        Ear ear = new Ear();
        TrainingControl control = control(60);
        CompletableFuture<Void> run = start(recipe(), "wild", ear, control);
        await(() -> control.isPaused() && ear.lines.size() == 6);
        control.adjust(recipe(), "max_lr", 1e30);
        control.proceed();
        await(() -> !ear.notices.isEmpty() && control.isPaused());
        assertThat(ear.notices.get(0).id()).isEqualTo("training.rolled-back");
        assertThat(ear.notices.get(0).arguments()).containsEntry("back", "50");
        control.adjust(recipe(), "max_lr", 1e-3);
        control.proceed();
        run.get(60, TimeUnit.SECONDS);
        TrainingMetrics last = ear.lines.get(ear.lines.size() - 1);
        assertThat(last.step()).isEqualTo(TinyRuns.STEPS);
        assertThat(last.valLoss()).isLessThan(3.0);
    }

    @Test
    void aValueThatCannotBeIsRefusedWhereItIsAskedFor() {
        TrainingControl control = new TrainingControl();
        for (String what : List.of("max_lr", "clip_norm", "dropout", "batch", "colour")) {
            assertThatThrownBy(() -> control.adjust(recipe(), what, -1))
                    .as(what)
                    .isInstanceOf(IntakeException.class);
        }
        assertThat(control.takeAdjustments()).isEmpty();
    }

    @Test
    void aProbeSeesTheNetworkAsItIs() {
        List<Float> best = new ArrayList<>();
        Ear ear =
                new Ear() {
                    @Override
                    public int probeEvery() {
                        return 60;
                    }

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
                        assertThat(trace.get(HookPoint.pattern(0)).row(0, 0, 0)[0]).isEqualTo(1);
                        best.add(trace.lastLogits()[0]);
                    }
                };
        trainer(recipe(), "probed").start(ear, new TrainingControl());
        assertThat(best).hasSize(1 + TinyRuns.STEPS / 60).doesNotHaveDuplicates();
        assertThat(ear.layers).hasSize(TinyRuns.STEPS / 10);
        assertThat(ear.layers.get(3).layers())
                .extracting(LayerMetrics.Layer::name)
                .containsExactly("embed", "blocks.0", "ln_final");
        assertThat(ear.layers.get(3).layers().get(1).updateRatio()).isBetween(1e-5, 1.0);
    }

    private static Recipe recipe() {
        return TinyRuns.recipe();
    }

    private Trainer trainer(Recipe recipe, String out) {
        return new Trainer(recipe, SEED, TinyRuns.corpus(folder), folder.resolve(out));
    }

    private CompletableFuture<Void> start(
            Recipe recipe, String out, Ear ear, TrainingControl control) {
        Trainer trainer = trainer(recipe, out);
        return CompletableFuture.runAsync(
                () -> trainer.start(ear, control), command -> new Thread(command).start());
    }

    private static TrainingControl control(int steps) {
        TrainingControl control = new TrainingControl();
        control.step(steps);
        return control;
    }

    private byte[] weights(String out) throws IOException {
        return Files.readAllBytes(folder.resolve(out).resolve("model.safetensors"));
    }

    private static void await(java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static class Ear implements TrainingListener {
        final List<TrainingMetrics> lines =
                java.util.Collections.synchronizedList(new ArrayList<>());
        final List<Problem> notices = java.util.Collections.synchronizedList(new ArrayList<>());
        final List<Adjustment> adjusted = java.util.Collections.synchronizedList(new ArrayList<>());
        final List<LayerMetrics> layers = java.util.Collections.synchronizedList(new ArrayList<>());

        @Override
        public void metrics(TrainingMetrics metrics) {
            lines.add(metrics);
        }

        @Override
        public void layers(LayerMetrics metrics) {
            layers.add(metrics);
        }

        @Override
        public void adjusted(Adjustment adjustment) {
            adjusted.add(adjustment);
        }

        @Override
        public void notice(Problem notice) {
            notices.add(notice);
        }
    }
}
