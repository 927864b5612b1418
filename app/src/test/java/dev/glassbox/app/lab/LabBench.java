package dev.glassbox.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.background.ThreadedTasks;
import dev.glassbox.app.background.Threads;
import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.app.lab.LabState.Axes;
import dev.glassbox.app.lab.LabState.Focus;
import dev.glassbox.app.lab.LabState.Page;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.OwnModels;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.training.TrainingPace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Labs on the app's own threads; the test's thread stands in for the JavaFX thread. */
final class LabBench implements AutoCloseable {
    /** Of a training small enough for a test. */
    static final int STEPS = 60;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Threads threads = new Threads((thread, failure) -> {});
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final List<Throwable> faults = new ArrayList<>();
    private final ThreadedTasks tasks =
            new ThreadedTasks(threads::lane, fx::add, fx::add, this::unexpected);

    /** Every state that was to be kept. */
    final List<LabState> kept = new ArrayList<>();

    private Problem unexpected(Throwable fault) {
        synchronized (faults) {
            faults.add(fault);
        }
        return Problem.failure("test.unexpected", String.valueOf(fault));
    }

    /** A plan of TinyTown that takes seconds. */
    static LabPlan plan(String beside) {
        return new LabPlan("tinytown-small", Optional.empty(), 1, STEPS, beside).with("batch", 4);
    }

    /**
     * @param until 0 for no end but the run's own
     */
    static LabState state(LabPlan plan, int until) {
        return new LabState(
                plan,
                until == 0 ? OptionalInt.empty() : OptionalInt.of(until),
                OptionalInt.empty(),
                Page.TEXT,
                new Axes(false, false, 0),
                new Focus("小明", 0, 0));
    }

    /**
     * @param models its folder of models
     */
    LabViewModel lab(LabState state, Path models) {
        LabData data = new LabData(models.resolve("no-texts"), texts(models));
        return new LabViewModel(tasks, fx::add, state, () -> models, data, () -> {}, kept::add);
    }

    /** Texts of one's own, kept beside the models. */
    static LabTexts texts(Path models) {
        return new LabTexts(Disk.real(), models.resolveSibling("texts"));
    }

    /** A form for a text of one's own in a lab, on the same threads. */
    OwnTextViewModel ownText(LabViewModel lab, Path models) {
        return new OwnTextViewModel(
                lab,
                tasks,
                new OwnTextViewModel.Means(
                        texts(models),
                        () -> new OwnModels(Disk.real(), models),
                        () -> models,
                        () -> "my-text",
                        TrainingPace::tokensPerSecond));
    }

    /** Does what the JavaFX thread would until something is so. */
    void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            Runnable next = fx.poll(20, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
            synchronized (faults) {
                if (!faults.isEmpty()) {
                    throw new AssertionError("on another thread", faults.get(0));
                }
            }
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
        }
    }

    /** Waits until the healthy run, and the broken one if there is one, are in a phase. */
    void await(LabViewModel lab, Phase phase) throws InterruptedException {
        await(
                () ->
                        lab.run().get().phase() == phase
                                && lab.beside().get().map(LabRun::phase).orElse(phase) == phase);
    }

    /** Trains to the end. */
    LabViewModel done(LabPlan plan, Path models) throws InterruptedException {
        LabViewModel lab = lab(state(plan, 0), models);
        lab.start();
        await(lab, Phase.DONE);
        return lab;
    }

    @Override
    public void close() {
        threads.stop(Duration.ofSeconds(60));
    }
}
