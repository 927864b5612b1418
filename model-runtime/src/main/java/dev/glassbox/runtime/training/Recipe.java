package dev.glassbox.runtime.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.nn.Activation;

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
 */
public record Recipe(
        String name,
        String licence,
        Source corpus,
        Network network,
        Optimizer optimizer,
        Schedule schedule) {

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
     */
    public record Network(
            @JsonProperty("n_layers") int nLayers,
            @JsonProperty("n_heads") int nHeads,
            @JsonProperty("d_model") int dModel,
            @JsonProperty("n_ctx") int nCtx,
            String activation,
            @JsonProperty("init_std") double initStd) {
        public Network {
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
    }

    /**
     * AdamW (Loshchilov and Hutter, arXiv:1711.05101).
     *
     * @param maxLr reached after the warm-up
     * @param minLr reached by a cosine at the last step
     * @param warmupSteps over which the rate rises in a straight line
     * @param clipNorm the longest gradient, over all weights together
     */
    public record Optimizer(
            @JsonProperty("max_lr") double maxLr,
            @JsonProperty("min_lr") double minLr,
            @JsonProperty("warmup_steps") int warmupSteps,
            double beta1,
            double beta2,
            double epsilon,
            @JsonProperty("weight_decay") double weightDecay,
            @JsonProperty("clip_norm") double clipNorm) {}

    /**
     * @param batch sequences of n_ctx tokens in one step
     * @param steps updates in all, and the length of the learning rate's decay
     * @param evaluateEvery steps between two looks at the whole validation split
     */
    public record Schedule(
            int batch, int steps, @JsonProperty("evaluate_every") int evaluateEvery) {
        public Schedule {
            if (batch < 1 || steps < 1 || evaluateEvery < 1) {
                throw new IllegalArgumentException(
                        "batch " + batch + ", steps " + steps + ", evaluateEvery " + evaluateEvery);
            }
        }
    }

    /** The same recipe for another number of steps; the rate's decay follows. */
    public Recipe withSteps(int steps) {
        if (steps < 1) {
            throw Problem.input("training.steps", "--steps", "value", steps).asException();
        }
        return new Recipe(
                name,
                licence,
                corpus,
                network,
                optimizer,
                new Schedule(schedule.batch(), steps, schedule.evaluateEvery()));
    }
}
