package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.trace.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network by a recipe and writes it as a model folder. The same recipe, seed, text, thread
 * count and machine give the same bytes, also when the run was killed and resumed in between.
 */
public final class Trainer {
    private static final int LOG_EVERY = 10;
    private static final int SAVE_EVERY = 50;

    /** What {@link ModelCard#origin()} says of a network that is being trained. */
    public static final String IN_TRAINING = "in training";

    private final Recipe recipe;
    private final long seed;
    private final Corpus corpus;
    private final Path out;
    private final NetworkPlan plan;
    private final Draws draws;
    private final Disk disk;

    /**
     * @param out becomes the model's folder; checkpoints lie in it while training
     */
    public Trainer(Recipe recipe, long seed, Corpus corpus, Path out) {
        this(recipe, seed, corpus, out, Disk.real());
    }

    Trainer(Recipe recipe, long seed, Corpus corpus, Path out, Disk disk) {
        this.recipe = recipe;
        this.seed = seed;
        this.corpus = corpus;
        this.out = out;
        plan = Families.plan(recipe, corpus.tokenizer().vocabularySize());
        draws = new Draws(seed);
        this.disk = disk;
    }

    /** The number of weights that are trained. */
    public long parameters() {
        return plan.layout().parameters();
    }

    /**
     * Trains from the first step.
     *
     * @return the last line of the log, with the final validation loss
     * @throws dev.glassbox.runtime.intake.IntakeException if {@code out} holds another run or a
     *     model already, the disk is full, or the loss stops being a number
     * @throws CancellationException if cancelled; a checkpoint of the last step is then saved
     */
    public TrainingMetrics start(TrainingListener listener, Cancellation cancellation) {
        refuseIfTaken();
        return run(out, null, new Watch(listener, cancellation, Optional.empty()));
    }

    /**
     * As {@link #start(TrainingListener, Cancellation)}, with hands on it: a loss that stops being
     * a number does not end it, but takes it back to the last good checkpoint, or to the beginning,
     * where it waits; on a full disk it waits too, and tries again when it is to go on.
     */
    public TrainingMetrics start(TrainingListener listener, TrainingControl control) {
        refuseIfTaken();
        return run(out, null, new Watch(listener, control, Optional.of(control)));
    }

    /**
     * Goes on from the newest valid checkpoint of a run; without one it starts at 0 and says so. A
     * run that had finished only tells its last line again.
     *
     * @param from the run's folder; may be {@code out}
     * @throws dev.glassbox.runtime.intake.IntakeException as {@link #start}, and if the checkpoint
     *     is of another recipe, seed, text or number of steps
     */
    public TrainingMetrics resume(Path from, TrainingListener listener, Cancellation cancellation) {
        return resume(from, new Watch(listener, cancellation, Optional.empty()));
    }

    /** As the other two. */
    public TrainingMetrics resume(Path from, TrainingListener listener, TrainingControl control) {
        return resume(from, new Watch(listener, control, Optional.of(control)));
    }

    private void refuseIfTaken() {
        new Checkpoints(disk, out).refuseIfAny();
        new ModelWriter(disk, out).refuseIfDone();
    }

    /** Who hears of a run, and who may stop or turn it. */
    private record Watch(
            TrainingListener listener,
            Cancellation cancellation,
            Optional<TrainingControl> control) {}

    private TrainingMetrics resume(Path from, Watch watch) {
        TrainingListener listener = watch.listener();
        Optional<Checkpoints.Saved> found = new Checkpoints(disk, from).newest();
        boolean here = from.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize());
        if (found.isEmpty() || !here) {
            refuseIfTaken();
        }
        if (found.isEmpty()) {
            listener.notice(Problem.input("training.no-checkpoint", from.toString()));
            return run(from, null, watch);
        }
        Checkpoints.Saved saved = found.get();
        saved.damaged()
                .forEach(
                        path ->
                                listener.notice(
                                        Problem.input(
                                                "training.checkpoint-damaged",
                                                path.toString(),
                                                "step",
                                                saved.state().step())));
        saved.state().refuseUnlessOf(recipe, seed, corpus.sha256(), from.toString());
        return run(from, saved, watch);
    }

    private TrainingMetrics run(Path from, Checkpoints.@Nullable Saved saved, Watch watch) {
        RunFiles files =
                new RunFiles(
                        disk,
                        out,
                        from,
                        plan,
                        corpus,
                        recipe.schedule(),
                        watch.listener(),
                        watch.control());
        try (TrainedNetwork network = new TrainedNetwork(plan, recipe, draws)) {
            Run run = new Run(network, files, watch);
            int done = saved == null ? 0 : run.restore(saved);
            if (done < recipe.schedule().steps()) {
                if (saved != null) {
                    sayIfOtherThreads(from, saved.state().threads(), network.threads(), watch);
                }
                run.from(done);
            } else {
                watch.listener().metrics(run.lastLine());
            }
            if (recipe.broken().isPresent()) {
                return run.lastLine(); // no config.json could say what is wrong with it
            }
            if (done < recipe.schedule().steps() || !files.isDone()) {
                files.model(run.state(recipe.schedule().steps()), network);
            }
            return run.lastLine();
        }
    }

    private static void sayIfOtherThreads(Path from, int saved, int now, Watch watch) {
        if (saved != now) {
            watch.listener()
                    .notice(
                            Problem.input(
                                    "training.other-threads",
                                    from.toString(),
                                    "saved",
                                    saved,
                                    "now",
                                    now));
        }
    }

    /** What is said of the network while it trains. */
    private ModelDescription description(long parameters) {
        ModelCard card =
                new ModelCard(
                        recipe.name(),
                        recipe.network().family(),
                        parameters,
                        IN_TRAINING,
                        recipe.name() + ", seed " + seed,
                        recipe.licence(),
                        "");
        return new ModelDescription(
                card, plan.shape(), Optional.of(corpus.tokenizer()), List.of(), Set.of());
    }

    /** The steps of one call, with the clock between two lines of the log. */
    private final class Run {
        private final TrainedNetwork network;
        private final Watch watch;
        private final List<TrainingMetrics> log = new ArrayList<>();
        private final List<Adjustment> adjustments = new ArrayList<>();
        private final RunFiles files;
        private final int last = recipe.schedule().steps();
        private Recipe now = recipe;
        private LearningRate learningRate = rate(recipe);
        private long nanos;
        private long tokens;

        Run(TrainedNetwork network, RunFiles files, Watch watch) {
            this.network = network;
            this.files = files;
            this.watch = watch;
        }

        /**
         * Puts everything back to a checkpoint.
         *
         * @return its step
         */
        int restore(Checkpoints.Saved saved) {
            network.restore(saved.weights(), saved.moments());
            forget();
            log.addAll(saved.state().log());
            saved.state().adjustments().forEach(this::adjust);
            return saved.state().step();
        }

        /** Puts everything back to before the first step: the weights follow from the seed. */
        private int restart() {
            try (TrainedNetwork fresh = new TrainedNetwork(plan, recipe, draws)) {
                network.restore(fresh.weights(), fresh.moments());
            }
            forget();
            return 0;
        }

        private void forget() {
            log.clear();
            adjustments.clear();
            now = recipe;
            learningRate = rate(recipe);
        }

        void from(int done) {
            int step = done;
            goOnFrom(step);
            while (step < last) {
                await(step);
                step = makeStep(step + 1);
            }
        }

        private void goOnFrom(int step) {
            files.backTo(step);
            if (step == 0) {
                files.momentIfDue(0, network);
                probeIfDue(0);
            }
        }

        TrainingMetrics lastLine() {
            return log.get(log.size() - 1);
        }

        RunState state(int step) {
            return new RunState(
                    recipe, seed, corpus.sha256(), network.threads(), step, log, adjustments);
        }

        private void await(int done) {
            watch.control().ifPresent(control -> awaitTurn(control, done));
            if (watch.cancellation().isCancelled()) {
                if (network.isFinite()) {
                    save(done);
                }
                throw new CancellationException("stopped after step " + done);
            }
            for (Adjustment wish :
                    watch.control().map(TrainingControl::takeAdjustments).orElse(List.of())) {
                Adjustment made = new Adjustment(done, wish.what(), wish.value());
                adjust(made);
                watch.listener().adjusted(made);
            }
        }

        private void awaitTurn(TrainingControl control, int done) {
            control.arrived(done);
            boolean waits = control.isPaused();
            if (waits) {
                watch.listener().waits(done);
            }
            while (control.awaitTurnOrProbe()) {
                probe(done);
            }
            if (waits && !control.isCancelled()) {
                watch.listener().proceeds();
            }
        }

        private void adjust(Adjustment adjustment) {
            now = adjustment.applyTo(now);
            learningRate = rate(now);
            adjustments.add(adjustment);
        }

        /** The step to go on from: this one, or an earlier one if it came to no number. */
        private int makeStep(int step) {
            boolean told = step % LOG_EVERY == 0 || step == last;
            Optional<TrainedNetwork.Stepped> made = update(step, told);
            boolean saved = made.isPresent() && savedIfDue(step, told, made.get());
            if (!saved) {
                return backFrom(step);
            }
            watch.listener().stepped(step);
            probeIfDue(step);
            return step;
        }

        private void probeIfDue(int step) {
            if (watch.listener().probesAfter(step, last)) {
                probe(step);
            }
        }

        private void probe(int step) {
            try (LanguageModel lent = network.lend(Trainer.this::description)) {
                watch.listener().probe(new Probe(step, lent));
            }
        }

        private Batch batch(int step) {
            RandomGenerator random = draws.at(step, "batch");
            int rows = now.schedule().batch();
            int length = now.network().nCtx();
            return switch (now.broken().map(Breakage::data).orElse(Breakage.Data.ALL)) {
                case ALL -> corpus.draw(random, rows, length, recipe.corpus().lineStarts());
                case FEW -> corpus.drawAmong(random, Breakage.FEW, rows, length);
                case SHUFFLED ->
                        corpus.draw(random, rows, length).shuffled(draws.at(step, "labels"));
            };
        }

        /** Nothing where the loss or the gradient is not a number. */
        private Optional<TrainedNetwork.Stepped> update(int step, boolean measured) {
            long start = System.nanoTime();
            Batch batch = batch(step);
            TrainedNetwork.Stepped stepped =
                    network.step(batch, step, learningRate.at(step), now, measured);
            nanos += System.nanoTime() - start;
            tokens += batch.tokens();
            boolean sound =
                    Float.isFinite(stepped.loss()) && Double.isFinite(stepped.gradientNorm());
            return sound ? Optional.of(stepped) : Optional.empty();
        }

        /** Whether all is well: false where the weights are no numbers any more. */
        private boolean savedIfDue(int step, boolean told, TrainedNetwork.Stepped made) {
            boolean due = step % SAVE_EVERY == 0 || step == last;
            if ((due || files.isMoment(step)) && !network.isFinite()) {
                return false;
            }
            if (told) {
                tell(step, made);
            }
            // Before the checkpoint: killed in between, the run comes to this step again.
            files.momentIfDue(step, network);
            if (due) {
                save(step);
            }
            return true;
        }

        private int backFrom(int step) {
            TrainingControl control =
                    watch.control()
                            .orElseThrow(
                                    () ->
                                            Problem.failure(
                                                            "training.diverged",
                                                            recipe.name(),
                                                            "step",
                                                            step)
                                                    .asException());
            int back = files.newest().map(this::restore).orElseGet(this::restart);
            watch.listener().wentBack(back);
            goOnFrom(back);
            control.pause();
            watch.listener()
                    .notice(
                            Problem.input(
                                    "training.rolled-back",
                                    recipe.name(),
                                    "step",
                                    step,
                                    "back",
                                    back));
            return back;
        }

        private void tell(int step, TrainedNetwork.Stepped made) {
            boolean look = step % now.schedule().evaluateEvery() == 0 || step == last;
            Double validation =
                    look
                            ? network.validationLoss(
                                    corpus, now.network().nCtx(), Cancellation.NONE)
                            : null;
            TrainingMetrics line =
                    new TrainingMetrics(
                            step,
                            made.loss(),
                            validation,
                            learningRate.at(step),
                            tokens * 1e9 / nanos);
            nanos = 0;
            tokens = 0;
            log.add(line);
            watch.listener().metrics(line);
            made.layers().ifPresent(watch.listener()::layers);
        }

        private void save(int step) {
            if (step > 0) {
                files.checkpoint(state(step), network);
            }
        }

        private static LearningRate rate(Recipe recipe) {
            return new LearningRate(recipe.optimizer(), recipe.schedule().steps());
        }
    }
}
