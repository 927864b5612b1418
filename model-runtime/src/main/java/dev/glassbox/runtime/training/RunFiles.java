package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.store.Disk;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run keeps in its folder: checkpoints, moments, at last the model. Where somebody has hands
 * on the run, a disk that refuses does not end it: it says so, waits, and tries again when it is to
 * go on.
 */
final class RunFiles {
    private final Checkpoints checkpoints;
    private final Checkpoints begunFrom;
    private final Moments moments;
    private final ModelWriter model;
    private final NetworkPlan plan;
    private final Corpus corpus;
    private final TrainingListener listener;
    private final Optional<TrainingControl> control;

    /**
     * @param from the folder of the checkpoint the run goes on from; may be {@code out}
     */
    RunFiles(
            Disk disk,
            Path out,
            Path from,
            NetworkPlan plan,
            Corpus corpus,
            Recipe.Schedule schedule,
            TrainingListener listener,
            Optional<TrainingControl> control) {
        checkpoints = new Checkpoints(disk, out);
        begunFrom = new Checkpoints(disk, from);
        moments = new Moments(disk, out, plan, corpus, schedule);
        model = new ModelWriter(disk, out);
        this.plan = plan;
        this.corpus = corpus;
        this.listener = listener;
        this.control = control;
    }

    /** The newest checkpoint to go back to. */
    Optional<Checkpoints.Saved> newest() {
        return checkpoints.newest().or(begunFrom::newest);
    }

    void checkpoint(RunState state, TrainedNetwork network) {
        kept(() -> checkpoints.save(state, network.weights(), network.moments()));
    }

    boolean isMoment(int step) {
        return moments.isDue(step);
    }

    void momentIfDue(int step, TrainedNetwork network) {
        if (moments.isDue(step)) {
            kept(() -> moments.keep(step, network.weights()));
        }
    }

    /** Nothing that was kept of later steps is of this run any more. */
    void backTo(int step) {
        kept(
                () -> {
                    if (step == 0) {
                        moments.clear();
                    } else {
                        moments.removeAfter(step);
                    }
                });
    }

    /** Whether the model was written before. */
    boolean isDone() {
        return model.done();
    }

    void model(RunState state, TrainedNetwork network) {
        kept(() -> model.write(plan, network.weights(), state, corpus, network.engineName()));
    }

    private void kept(Runnable write) {
        while (true) {
            try {
                write.run();
                return;
            } catch (IntakeException e) {
                TrainingControl hands = control.orElseThrow(() -> e);
                if (hands.isCancelled()) {
                    throw e;
                }
                hands.pause();
                listener.notice(e.problem());
                hands.awaitTurn();
                if (hands.isCancelled()) {
                    throw e;
                }
            }
        }
    }
}
