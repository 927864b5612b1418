package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.gpt2.Gpt2Config;
import dev.glassbox.runtime.nn.gpt2.Gpt2Layout;
import dev.glassbox.runtime.trace.Cancellation;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

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
    private final Gpt2Config config;
    private final Draws draws;

    /**
     * @param out becomes the model's folder; checkpoints lie in it while training
     */
    public Trainer(Recipe recipe, long seed, Corpus corpus, Path out) {
        this.recipe = recipe;
        this.seed = seed;
        this.corpus = corpus;
        this.out = out;
        config = config(recipe, corpus.tokenizer().vocabularySize());
        draws = new Draws(seed);
    }

    /** The number of weights that are trained. */
    public long parameters() {
        return Gpt2Layout.tensors(config).values().stream()
                .mapToLong(
                        shape -> shape.stream().mapToLong(size -> size).reduce(1, (a, b) -> a * b))
                .sum();
    }

    /**
     * Trains from the first step.
     *
     * @return the last line of the log, with the final validation loss
     * @throws dev.glassbox.runtime.intake.IntakeException if {@code out} holds another run already,
     *     the disk is full, or the loss stops being a number
     * @throws CancellationException if cancelled; a checkpoint of the last step is then saved
     */
    public TrainingMetrics start(TrainingListener listener, Cancellation cancellation) {
        new Checkpoints(out).refuseIfAny();
        return run(null, new Watch(listener, cancellation, Optional.empty()));
    }

    /**
     * As {@link #start(TrainingListener, Cancellation)}, with hands on it: a loss that stops being
     * a number does not end it, but takes it back to the last good checkpoint, where it waits.
     */
    public TrainingMetrics start(TrainingListener listener, TrainingControl control) {
        new Checkpoints(out).refuseIfAny();
        return run(null, new Watch(listener, control, Optional.of(control)));
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

    /** Who hears of a run, and who may stop or turn it. */
    private record Watch(
            TrainingListener listener,
            Cancellation cancellation,
            Optional<TrainingControl> control) {}

    private TrainingMetrics resume(Path from, Watch watch) {
        TrainingListener listener = watch.listener();
        Optional<Checkpoints.Saved> found = new Checkpoints(from).newest();
        if (found.isEmpty()) {
            listener.notice(Problem.input("training.no-checkpoint", from.toString()));
            return run(null, watch);
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
        return run(saved, watch);
    }

    private TrainingMetrics run(Checkpoints.@Nullable Saved saved, Watch watch) {
        try (TrainedNetwork network = new TrainedNetwork(config, recipe, draws)) {
            Run run = new Run(network, watch);
            int done = saved == null ? 0 : run.restore(saved);
            if (done < recipe.schedule().steps()) {
                run.from(done);
            } else {
                watch.listener().metrics(run.lastLine());
            }
            if (recipe.broken().isPresent()) {
                return run.lastLine(); // no config.json could say what is wrong with it
            }
            ModelWriter writer = new ModelWriter(out);
            if (done < recipe.schedule().steps() || !writer.done()) {
                RunState state = run.state(recipe.schedule().steps());
                writer.write(config, network.weights(), state, corpus, network.engineName());
            }
            return run.lastLine();
        }
    }

    /** What is said of the network while it trains. */
    private ModelDescription description(long parameters) {
        ModelCard card =
                new ModelCard(
                        recipe.name(),
                        Gpt2Config.MODEL_TYPE,
                        parameters,
                        IN_TRAINING,
                        recipe.name() + ", seed " + seed,
                        recipe.licence(),
                        "");
        return new ModelDescription(
                card, config.shape(), Optional.of(corpus.tokenizer()), List.of(), Set.of());
    }

    static Gpt2Config config(Recipe recipe, int vocabulary) {
        Recipe.Network sizes = recipe.network();
        ModelConfig shape =
                new ModelConfig(
                        Gpt2Config.MODEL_TYPE,
                        sizes.nLayers(),
                        sizes.nHeads(),
                        sizes.nHeads(),
                        sizes.dModel(),
                        sizes.dModel() / sizes.nHeads(),
                        4 * sizes.dModel(),
                        vocabulary,
                        sizes.nCtx());
        return new Gpt2Config(
                shape,
                Activation.named(sizes.activation()).orElseThrow(),
                Gpt2Config.EPSILON,
                Gpt2Config.Scaling.STANDARD,
                true);
    }

    /** The steps of one call, with the clock between two lines of the log. */
    private final class Run {
        private final TrainedNetwork network;
        private final Watch watch;
        private final List<TrainingMetrics> log = new ArrayList<>();
        private final List<Adjustment> adjustments = new ArrayList<>();
        private final Checkpoints checkpoints = new Checkpoints(out);
        private final int last = recipe.schedule().steps();
        private Recipe now = recipe;
        private LearningRate learningRate = rate(recipe);
        private long nanos;
        private long tokens;

        Run(TrainedNetwork network, Watch watch) {
            this.network = network;
            this.watch = watch;
        }

        /**
         * Puts everything back to a checkpoint.
         *
         * @return its step
         */
        int restore(Checkpoints.Saved saved) {
            network.restore(saved.weights(), saved.moments());
            log.clear();
            log.addAll(saved.state().log());
            adjustments.clear();
            now = recipe;
            saved.state().adjustments().forEach(this::adjust);
            return saved.state().step();
        }

        void from(int done) {
            int step = done;
            while (step < last) {
                await(step);
                step = makeStep(step + 1);
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
            watch.control().ifPresent(TrainingControl::awaitTurn);
            if (watch.cancellation().isCancelled()) {
                save(done);
                throw new CancellationException("stopped after step " + done);
            }
            for (Adjustment wish :
                    watch.control().map(TrainingControl::takeAdjustments).orElse(List.of())) {
                Adjustment made = new Adjustment(done, wish.what(), wish.value());
                adjust(made);
                watch.listener().adjusted(made);
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
            int every = watch.listener().probeEvery();
            if (every > 0 && (step % every == 0 || step == last)) {
                try (LanguageModel lent = network.lend(Trainer.this::description)) {
                    watch.listener().probe(new Probe(step, lent));
                }
            }
            return step;
        }

        private Batch batch(int step) {
            RandomGenerator random = draws.at(step, "batch");
            int rows = now.schedule().batch();
            int length = now.network().nCtx();
            return switch (now.broken().map(Breakage::data).orElse(Breakage.Data.ALL)) {
                case ALL -> corpus.draw(random, rows, length);
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
                    Float.isFinite(stepped.loss())
                            && Double.isFinite(stepped.update().gradientNorm());
            return sound ? Optional.of(stepped) : Optional.empty();
        }

        /** Whether all is well: false where the weights are no numbers any more. */
        private boolean savedIfDue(int step, boolean told, TrainedNetwork.Stepped made) {
            boolean due = step % SAVE_EVERY == 0 || step == last;
            if (due && !network.isFinite()) {
                return false;
            }
            if (told) {
                tell(step, made);
            }
            if (due) {
                save(step);
            }
            return true;
        }

        private int backFrom(int step) {
            Optional<Checkpoints.Saved> good =
                    watch.control().isPresent() ? checkpoints.newest() : Optional.empty();
            if (good.isEmpty()) {
                throw Problem.failure("training.diverged", recipe.name(), "step", step)
                        .asException();
            }
            int back = restore(good.get());
            watch.control().get().pause();
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
            made.update().layers().ifPresent(watch.listener()::layers);
        }

        private void save(int step) {
            if (step > 0) {
                checkpoints.save(state(step), network.weights(), network.moments());
            }
        }

        private static LearningRate rate(Recipe recipe) {
            return new LearningRate(recipe.optimizer(), recipe.schedule().steps());
        }
    }
}
