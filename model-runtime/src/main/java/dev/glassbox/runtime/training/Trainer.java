package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.gpt2.Gpt2Config;
import dev.glassbox.runtime.trace.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network by a recipe and writes it as a model folder. The same recipe, seed, text, thread
 * count and machine give the same bytes, also when the run was killed and resumed in between.
 */
public final class Trainer {
    private static final int LOG_EVERY = 10;
    private static final int SAVE_EVERY = 50;

    private final Recipe recipe;
    private final long seed;
    private final Corpus corpus;
    private final Path out;
    private final Gpt2Config config;
    private final LearningRate learningRate;
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
        learningRate = new LearningRate(recipe.optimizer(), recipe.schedule().steps());
        draws = new Draws(seed);
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
        return run(null, listener, cancellation);
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
        Optional<Checkpoints.Saved> found = new Checkpoints(from).newest();
        if (found.isEmpty()) {
            listener.notice(Problem.input("training.no-checkpoint", from.toString()));
            return run(null, listener, cancellation);
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
        return run(saved, listener, cancellation);
    }

    private TrainingMetrics run(
            Checkpoints.@Nullable Saved saved,
            TrainingListener listener,
            Cancellation cancellation) {
        try (TrainedNetwork network = new TrainedNetwork(config, recipe, draws)) {
            int done = 0;
            List<TrainingMetrics> log = new ArrayList<>();
            if (saved != null) {
                network.restore(saved.weights(), saved.moments());
                done = saved.state().step();
                log.addAll(saved.state().log());
            }
            if (done < recipe.schedule().steps()) {
                new Run(network, log, listener, cancellation).from(done);
            } else {
                listener.metrics(log.get(log.size() - 1));
            }
            ModelWriter writer = new ModelWriter(out);
            if (done < recipe.schedule().steps() || !writer.done()) {
                RunState state = state(network, recipe.schedule().steps(), log);
                writer.write(config, network.weights(), state, corpus, network.engineName());
            }
            return log.get(log.size() - 1);
        }
    }

    private RunState state(TrainedNetwork network, int step, List<TrainingMetrics> log) {
        return new RunState(recipe, seed, corpus.sha256(), network.threads(), step, log);
    }

    private static Gpt2Config config(Recipe recipe, int vocabulary) {
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
        private final List<TrainingMetrics> log;
        private final TrainingListener listener;
        private final Cancellation cancellation;
        private final Checkpoints checkpoints = new Checkpoints(out);
        private final int last = recipe.schedule().steps();
        private long nanos;
        private long tokens;

        Run(
                TrainedNetwork network,
                List<TrainingMetrics> log,
                TrainingListener listener,
                Cancellation cancellation) {
            this.network = network;
            this.log = log;
            this.listener = listener;
            this.cancellation = cancellation;
        }

        void from(int done) {
            for (int step = done + 1; step <= last; step++) {
                if (cancellation.isCancelled()) {
                    save(step - 1);
                    throw new CancellationException("stopped after step " + (step - 1));
                }
                float loss = update(step);
                if (step % LOG_EVERY == 0 || step == last) {
                    tell(step, loss);
                }
                if (step % SAVE_EVERY == 0 || step == last) {
                    save(step);
                }
            }
        }

        private float update(int step) {
            long start = System.nanoTime();
            Batch batch =
                    corpus.draw(
                            draws.at(step, "batch"),
                            recipe.schedule().batch(),
                            recipe.network().nCtx());
            float loss = network.step(batch, step, learningRate.at(step));
            if (!Float.isFinite(loss)) {
                throw Problem.failure("training.diverged", recipe.name(), "step", step)
                        .asException();
            }
            nanos += System.nanoTime() - start;
            tokens += batch.tokens();
            return loss;
        }

        private void tell(int step, float loss) {
            boolean look = step % recipe.schedule().evaluateEvery() == 0 || step == last;
            Double validation =
                    look
                            ? network.validationLoss(
                                    corpus, recipe.network().nCtx(), Cancellation.NONE)
                            : null;
            TrainingMetrics line =
                    new TrainingMetrics(
                            step, loss, validation, learningRate.at(step), tokens * 1e9 / nanos);
            nanos = 0;
            tokens = 0;
            log.add(line);
            listener.metrics(line);
        }

        private void save(int step) {
            if (step > 0) {
                checkpoints.save(state(network, step, log), network.weights(), network.moments());
            }
        }
    }
}
