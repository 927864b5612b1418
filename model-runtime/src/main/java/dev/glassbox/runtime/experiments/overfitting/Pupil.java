package dev.glassbox.runtime.experiments.overfitting;

import dev.glassbox.runtime.experiments.RunContext;
import dev.glassbox.runtime.experiments.Steady;
import dev.glassbox.runtime.experiments.TownRecipe;
import dev.glassbox.runtime.experiments.overfitting.OverfittingSnapshot.Course;
import dev.glassbox.runtime.experiments.overfitting.OverfittingSnapshot.Step;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.TrainingSteps;

/**
 * One network of the experiment.
 *
 * @param sentences to train on
 * @param cure what is done against over-fitting
 */
record Pupil(int sentences, String cure, Recipe recipe) {
    /** Nothing is done. */
    static final String NONE = "none";

    /** The weights decay. */
    static final String WEIGHT_DECAY = "weight_decay";

    /** Values are left out at random. */
    static final String DROPOUT = "dropout";

    private static final double RATE = 3e-3;
    private static final double BETA2 = 0.99;
    private static final int WINDOWS = 200; // of the training part looked at

    static Pupil of(int sentences, String cure, OverfittingSettings settings) {
        Recipe town = TownRecipe.bundled();
        Recipe.Network sizes = town.network();
        Recipe.Network network =
                new Recipe.Network(
                        sizes.nLayers(),
                        sizes.nHeads(),
                        sizes.dModel(),
                        sizes.nCtx(),
                        sizes.activation(),
                        sizes.initStd(),
                        cure.equals(DROPOUT) ? settings.dropout() : 0);
        double decay = cure.equals(WEIGHT_DECAY) ? settings.weightDecay() : 0;
        return new Pupil(
                sentences,
                cure,
                new Recipe(
                        town.name(),
                        town.licence(),
                        town.corpus(),
                        network,
                        Steady.adamW(RATE, BETA2, decay),
                        new Recipe.Schedule(settings.batch(), settings.steps(), settings.every()),
                        null));
    }

    /** Trains it to the end. */
    Taught train(Corpus corpus, RunContext<OverfittingSnapshot> context) {
        int steps = recipe.schedule().steps();
        double best = Double.POSITIVE_INFINITY;
        int bestStep = 0;
        double train = 0;
        double validation = 0;
        try (TrainingSteps training = new TrainingSteps(recipe, context.seed(), corpus)) {
            for (int step = 1; step <= steps; step++) {
                context.turn();
                training.step();
                if (step % recipe.schedule().evaluateEvery() == 0 || step == steps) {
                    train = training.trainingLoss(WINDOWS);
                    validation = training.validationLoss(context.cancellation());
                    context.emit(new Step(sentences, cure, step, train, validation));
                    bestStep = validation < best ? step : bestStep;
                    best = Math.min(best, validation);
                }
            }
            return new Taught(
                    training.parameters(),
                    new Course(
                            sentences,
                            cure,
                            train,
                            validation,
                            validation - train,
                            best,
                            bestStep));
        }
    }

    /**
     * @param parameters of the network
     */
    record Taught(long parameters, Course course) {}
}
