package dev.glassbox.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.app.background.ThreadedTasks;
import dev.glassbox.app.background.Threads;
import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.SavedRun;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab on real threads; a thread of the test's stands for JavaFX's. */
class LabViewModelTest {
    private static final int STEPS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(120); // a hang guard

    private final ExecutorService fx = Executors.newSingleThreadExecutor();
    private final Threads threads = new Threads((thread, failure) -> failure.printStackTrace());

    @TempDir private Path folder;

    @AfterEach
    void stopThreads() {
        threads.stop(Duration.ofSeconds(20));
        fx.shutdownNow();
    }

    @Test
    void twoRunsSideBySideAreEachTheRunThatItWouldBeAlone() throws Exception {
        LabViewModel both = lab("both", plan("no-positions"));
        on(both::start);
        await(both, run -> run.phase() == Phase.DONE);
        awaitBeside(both);
        LabViewModel alone = lab("alone", plan(""));
        on(alone::start);
        await(alone, run -> run.phase() == Phase.DONE);
        LabRun healthy = both.run().get();
        LabRun broken = both.beside().get().orElseThrow();
        assertThat(losses(healthy)).isEqualTo(losses(alone.run().get())).hasSize(STEPS / 10);
        assertThat(losses(broken)).isNotEqualTo(losses(healthy));
        assertThat(healthy.looks()).extracting(Look::step).startsWith(0).endsWith(STEPS).isSorted();
        assertThat(healthy.moments()).startsWith(0).endsWith(STEPS);
        assertThat(broken.moments()).isEmpty(); // no config.json could say what is wrong
        assertThat(healthy.about().floor()).hasValueCloseTo(0.4412, within());
        Look last = healthy.looks().get(healthy.looks().size() - 1);
        assertThat(last.sample()).isNotBlank();
        assertThat(last.likeliest()).hasSize(8);
        assertThat(last.embedding().shape()).containsExactly(last.followed().size(), 64);
    }

    @Test
    void aRunThatWaitsIsFoundAgainAndEndsAsIfNothingHadBeen() throws Exception {
        LabViewModel first = lab("one", plan(""));
        on(() -> first.change(until(first.state().get(), 30)));
        on(first::start);
        await(first, run -> run.phase() == Phase.PAUSED && run.step() == 30);
        on(first::stop);
        await(first, run -> SavedRun.in(runFolder("one")).isPresent()); // on its own thread
        LabViewModel again = lab("one", plan(""));
        await(again, run -> run.phase() == Phase.PAUSED);
        assertThat(again.run().get().step()).isEqualTo(30);
        assertThat(losses(again.run().get())).isEqualTo(losses(first.run().get()));
        on(again::start);
        await(again, run -> run.phase() == Phase.DONE);
        LabViewModel unbroken = lab("two", plan(""));
        on(unbroken::start);
        await(unbroken, run -> run.phase() == Phase.DONE);
        assertThat(losses(again.run().get())).isEqualTo(losses(unbroken.run().get()));
        assertThat(runFolder("one").resolve("model.safetensors"))
                .hasSameBinaryContentAs(runFolder("two").resolve("model.safetensors"));
    }

    @Test
    void singleStepsAndChangesOnTheWayAreToldWithTheirStep() throws Exception {
        LabViewModel lab = lab("steps", plan(""));
        on(() -> lab.step(2));
        await(lab, run -> run.phase() == Phase.PAUSED && run.step() == 2);
        on(() -> lab.adjust("max_lr", 1e-4));
        on(() -> lab.step(1));
        await(lab, run -> run.phase() == Phase.PAUSED && run.step() == 3);
        assertThat(lab.run().get().changes())
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(change.step()).isEqualTo(2);
                            assertThat(change.value()).isEqualTo(1e-4);
                        });
        assertThatThrownBy(() -> on(() -> lab.adjust("max_lr", -1)))
                .hasRootCauseInstanceOf(IntakeException.class);
        on(lab::reset);
        await(lab, run -> run.phase() == Phase.NONE && !Files.exists(runFolder("steps")));
    }

    @Test
    void aTextThatIsNotThereIsSaidInWords() throws Exception {
        LabPlan plan = new LabPlan("tang-poems", Optional.empty(), 1, STEPS, "");
        LabViewModel lab = lab("missing", plan);
        on(lab::start);
        await(lab, run -> run.phase() == Phase.FAILED);
        assertThat(lab.run().get().trouble().map(Problem::id)).contains("training.corpus-missing");
    }

    @Test
    void anotherPlanHasAnotherFolderAndTheSameOneTheSame() {
        LabPlan plan = plan("no-norm");
        assertThat(LabFolder.name(plan, false)).isEqualTo("lab-tinytown-small-1-60");
        assertThat(LabFolder.name(plan, true)).isEqualTo("lab-tinytown-small-1-60-no-norm");
        assertThat(LabFolder.name(plan.with("dropout", 0.1), false))
                .isEqualTo(LabFolder.name(plan("").with("dropout", 0.1), false))
                .isNotEqualTo(LabFolder.name(plan, false));
    }

    private static LabPlan plan(String beside) {
        return new LabPlan("tinytown-small", Optional.empty(), 1, STEPS, beside);
    }

    private LabViewModel lab(String home, LabPlan plan) throws Exception {
        ThreadedTasks tasks =
                new ThreadedTasks(
                        threads::lane,
                        fx,
                        fx::execute,
                        failure -> {
                            throw new AssertionError(failure);
                        });
        LabState state =
                new LabState(
                        plan,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        LabState.Page.TEXT,
                        new LabState.Axes(false, false, 0),
                        new LabState.Focus("小明今天在", 0, 0));
        Path models = folder.resolve(home);
        return fx.submit(
                        () ->
                                new LabViewModel(
                                        tasks,
                                        fx::execute,
                                        state,
                                        () -> models,
                                        new LabData(
                                                folder.resolve("no-data"), LabBench.texts(models)),
                                        () -> {},
                                        kept -> {}))
                .get();
    }

    private Path runFolder(String home) {
        return folder.resolve(home).resolve(LabFolder.name(plan(""), false));
    }

    private static LabState until(LabState state, int step) {
        return new LabState(
                state.plan(),
                OptionalInt.of(step),
                state.moment(),
                state.page(),
                state.axes(),
                state.focus());
    }

    private static List<Double> losses(LabRun run) {
        return run.log().stream().map(TrainingMetrics::trainLoss).toList();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-4);
    }

    private void on(Runnable action) throws Exception {
        fx.submit(action).get();
    }

    private void await(LabViewModel lab, Predicate<LabRun> wanted) throws Exception {
        until(() -> wanted.test(lab.run().get()), () -> String.valueOf(lab.run().get().phase()));
    }

    private void awaitBeside(LabViewModel lab) throws Exception {
        until(
                () -> lab.beside().get().map(run -> run.phase() == Phase.DONE).orElse(false),
                () -> "beside");
    }

    private void until(Callable<Boolean> wanted, Callable<String> otherwise) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!fx.submit(wanted).get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still " + fx.submit(otherwise).get());
            }
            Thread.sleep(20);
        }
    }
}
