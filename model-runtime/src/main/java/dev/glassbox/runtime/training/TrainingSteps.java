package dev.glassbox.runtime.training;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recipe's steps one by one, in memory, for whoever leads the loop and keeps nothing: the same
 * numbers as {@link Trainer} comes to. Belongs to the thread that made it.
 */
public final class TrainingSteps implements AutoCloseable {
    private final Recipe recipe;
    private final Corpus corpus;
    private final Draws draws;
    private final LearningRate learningRate;
    private final NetworkPlan plan;
    private final TrainedNetwork network;
    private int done;

    /**
     * @param recipe not one broken on purpose
     * @param seed of weights and batches
     */
    public TrainingSteps(Recipe recipe, long seed, Corpus corpus) {
        this.recipe = recipe;
        this.corpus = corpus;
        draws = new Draws(seed);
        learningRate = new LearningRate(recipe.optimizer(), recipe.schedule().steps());
        plan = Families.plan(recipe, corpus.tokenizer().vocabularySize());
        network = new TrainedNetwork(plan, recipe, draws);
    }

    /** Updates done. */
    public int done() {
        return done;
    }

    /** Numbers that are trained. */
    public long parameters() {
        return network.parameters();
    }

    /**
     * One update.
     *
     * @return the batch's mean cross-entropy before it, in nats a token
     */
    public double step() {
        done++;
        Batch batch = corpus.draw(draws.at(done, "batch"), recipe.schedule().batch(), length());
        return network.step(batch, done, learningRate.at(done), recipe, false).loss();
    }

    /** Mean cross-entropy over the whole validation part in windows of n_ctx, in nats a token. */
    public double validationLoss(Cancellation cancellation) {
        return network.validationLoss(corpus, length(), cancellation);
    }

    /**
     * The same over the training part.
     *
     * @param most windows, from its start
     */
    public double trainingLoss(int most) {
        return network.answer(corpus.training(most, length())).loss();
    }

    /** The network to be looked at; whoever asks closes it, and the network itself stays. */
    public LanguageModel lend() {
        return network.lend(
                parameters -> {
                    ModelCard card =
                            new ModelCard(
                                    recipe.name(),
                                    plan.shape().modelType(),
                                    parameters,
                                    Trainer.IN_TRAINING,
                                    recipe.name(),
                                    recipe.licence(),
                                    "");
                    return new ModelDescription(
                            card,
                            plan.shape(),
                            Optional.of(corpus.tokenizer()),
                            List.of(),
                            Set.of());
                });
    }

    private int length() {
        return recipe.network().nCtx();
    }

    @Override
    public void close() {
        network.close();
    }
}
