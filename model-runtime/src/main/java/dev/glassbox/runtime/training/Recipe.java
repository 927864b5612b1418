package dev.glassbox.runtime.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.nn.Activation;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that makes a training what it is, but for the seed. Recipes are files under {@code recipes/};
 * each has a note beside it with the reason of every number.
 *
 * @param name the file's name without its ending; also the id of the model that comes out
 * @param licence of the weights that come out; empty when it is for the user to say
 * @param corpus what it trains on
 * @param network the sizes
 * @param optimizer how a gradient becomes a step
 * @param schedule how long, how much at once, how often it looks
 * @param breakage the id of the {@link Breakage} that is in it on purpose; empty where it is left
 *     out
 */
public record Recipe(
        String name,
        String licence,
        Source corpus,
        Network network,
        Optimizer optimizer,
        Schedule schedule,
        @Nullable String breakage) {

    public Recipe {
        breakage = breakage == null ? "" : breakage;
    }

    /** What is wrong with it on purpose. */
    public Optional<Breakage> broken() {
        return breakage == null || breakage.isEmpty()
                ? Optional.empty()
                : Optional.of(Breakage.named(breakage));
    }

    Recipe broken(String id) {
        return new Recipe(name, licence, corpus, network, optimizer, schedule, id);
    }

    /**
     * @param file a file in the data folder; empty when the user gives a text
     * @param url where to get it
     * @param sha256 of the file, lower-case hex; empty when the user gives a text
     * @param licence of the text
     */
    public record Source(String file, String url, String sha256, String licence) {}

    /**
     * @param activation as {@code config.json} names it
     * @param initStd standard deviation of the first weights; the projections into the residual
     *     stream get it divided by sqrt(2 n_layers), so that the stream's variance does not grow
     *     with depth
     * @param dropout the share of values that each update leaves out; 0 where it is left out
     */
    public record Network(
            @JsonProperty("n_layers") int nLayers,
            @JsonProperty("n_heads") int nHeads,
            @JsonProperty("d_model") int dModel,
            @JsonProperty("n_ctx") int nCtx,
            String activation,
            @JsonProperty("init_std") double initStd,
            @Nullable Double dropout) {
        public Network {
            dropout = dropout == null ? 0.0 : dropout;
            Numbers.share("dropout", dropout);
            if (nLayers < 1 || nHeads < 1 || dModel < 1 || nCtx < 1 || dModel % nHeads != 0) {
                throw new IllegalArgumentException(
                        "layers "
                                + nLayers
                                + ", heads "
                                + nHeads
                                + ", d_model "
                                + dModel
                                + ", n_ctx "
                                + nCtx);
            }
            if (Activation.named(activation).isEmpty()) {
                throw new IllegalArgumentException("activation " + activation);
            }
        }

        Network withDropout(double share) {
            return new Network(nLayers, nHeads, dModel, nCtx, activation, initStd, share);
        }
    }

    /**
     * How gradients become steps.
     *
     * @param kind {@code adamw}, {@code adam}, {@code momentum} or {@code sgd}; adamw where it is
     *     left out
     * @param decay {@code cosine} or {@code constant}; cosine where it is left out
     * @param maxLr reached after the warm-up
     * @param minLr reached by a cosine at the last step
     * @param warmupSteps over which the rate rises in a straight line
     * @param beta1 how much of the mean gradient, or of the last step, is kept
     * @param beta2 how much of the mean squared gradient is kept
     * @param clipNorm the longest gradient, over all weights together
     */
    public record Optimizer(
            @Nullable String kind,
            @Nullable String decay,
            @JsonProperty("max_lr") double maxLr,
            @JsonProperty("min_lr") double minLr,
            @JsonProperty("warmup_steps") int warmupSteps,
            double beta1,
            double beta2,
            double epsilon,
            @JsonProperty("weight_decay") double weightDecay,
            @JsonProperty("clip_norm") double clipNorm) {
        /** The rate falls along a cosine. */
        public static final String COSINE = "cosine";

        /** The rate stays where the warm-up took it. */
        public static final String CONSTANT = "constant";

        public Optimizer {
            kind = kind == null ? "adamw" : kind;
            decay = decay == null ? COSINE : decay;
            Numbers.oneOf("kind", kind, UpdateRules.names());
            Numbers.oneOf("decay", decay, Set.of(COSINE, CONSTANT));
            Numbers.notNegative("max_lr", maxLr);
            Numbers.notNegative("min_lr", minLr);
            Numbers.share("beta1", beta1);
            Numbers.share("beta2", beta2);
            Numbers.notNegative("epsilon", epsilon);
            Numbers.notNegative("weight_decay", weightDecay);
            Numbers.positive("clip_norm", clipNorm);
        }

        @Override
        public String kind() {
            return Objects.requireNonNull(kind);
        }

        @Override
        public String decay() {
            return Objects.requireNonNull(decay);
        }

        Optimizer withRates(double newMaxLr, double newMinLr) {
            return new Optimizer(
                    kind,
                    decay,
                    newMaxLr,
                    newMinLr,
                    warmupSteps,
                    beta1,
                    beta2,
                    epsilon,
                    weightDecay,
                    clipNorm);
        }

        Optimizer withWeightDecay(double newDecay) {
            return new Optimizer(
                    kind,
                    decay,
                    maxLr,
                    minLr,
                    warmupSteps,
                    beta1,
                    beta2,
                    epsilon,
                    newDecay,
                    clipNorm);
        }

        Optimizer withClipNorm(double newNorm) {
            return new Optimizer(
                    kind,
                    decay,
                    maxLr,
                    minLr,
                    warmupSteps,
                    beta1,
                    beta2,
                    epsilon,
                    weightDecay,
                    newNorm);
        }
    }

    /** The share of values that each update leaves out. */
    public double dropout() {
        return Objects.requireNonNull(network.dropout());
    }

    /**
     * @param batch sequences of n_ctx tokens in one step
     * @param steps updates in all, and the length of the learning rate's decay
     * @param evaluateEvery steps between two looks at the whole validation split
     */
    public record Schedule(
            int batch, int steps, @JsonProperty("evaluate_every") int evaluateEvery) {
        /** More rows than this in one step are a slip of the pen. */
        private static final int LARGEST_BATCH = 4096;

        public Schedule {
            if (batch < 1 || batch > LARGEST_BATCH) {
                throw Problem.input("training.batch", "", "value", batch, "limit", LARGEST_BATCH)
                        .asException();
            }
            if (steps < 1 || evaluateEvery < 1) {
                throw new IllegalArgumentException(
                        "steps " + steps + ", evaluateEvery " + evaluateEvery);
            }
        }

        Schedule withBatch(int rows) {
            return new Schedule(rows, steps, evaluateEvery);
        }
    }

    /** The same recipe for another number of steps; the rate's decay follows. */
    public Recipe withSteps(int steps) {
        if (steps < 1) {
            throw Problem.input("training.steps", "--steps", "value", steps).asException();
        }
        return with(new Schedule(schedule.batch(), steps, schedule.evaluateEvery()));
    }

    Recipe with(Optimizer other) {
        return new Recipe(name, licence, corpus, network, other, schedule, breakage);
    }

    Recipe with(Network other) {
        return new Recipe(name, licence, corpus, other, optimizer, schedule, breakage);
    }

    Recipe with(Schedule other) {
        return new Recipe(name, licence, corpus, network, optimizer, other, breakage);
    }
}
