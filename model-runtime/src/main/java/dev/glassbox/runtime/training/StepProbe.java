package dev.glassbox.runtime.training;

import dev.glassbox.runtime.model.ModelConfig;

import java.util.SplittableRandom;

/**
 * Training steps of a recipe on random tokens, for measuring. Belongs to the thread that made it.
 */
public final class StepProbe implements AutoCloseable {
    private static final int VOCABULARY = 65; // of Shakespeare's characters
    private static final double RATE = 1e-3;

    private final Recipe recipe;
    private final TrainedNetwork network;
    private final SplittableRandom random;
    private int step;

    /**
     * @param seed of the weights and the tokens
     */
    public StepProbe(Recipe recipe, long seed) {
        this.recipe = recipe;
        network = new TrainedNetwork(Families.plan(recipe, VOCABULARY), recipe, new Draws(seed));
        random = new SplittableRandom(seed);
    }

    /** The shape that is trained. */
    public ModelConfig shape() {
        return Families.plan(recipe, VOCABULARY).shape();
    }

    /** Tokens in one step. */
    public int tokens() {
        return recipe.schedule().batch() * recipe.network().nCtx();
    }

    /** One step: forward, backward, update. */
    public void step() {
        step++;
        network.step(batch(), step, RATE, recipe, false);
    }

    private Batch batch() {
        int rows = recipe.schedule().batch();
        int length = recipe.network().nCtx();
        long[] inputs = random.longs((long) rows * length, 0, VOCABULARY).toArray();
        long[] targets = random.longs((long) rows * length, 0, VOCABULARY).toArray();
        return new Batch(inputs, targets, rows, length);
    }

    @Override
    public void close() {
        network.close();
    }
}
