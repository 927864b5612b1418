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
    private final int vocabulary;
    private final TrainedNetwork network;
    private final SplittableRandom random;
    private int step;

    /**
     * @param seed of the weights and the tokens
     */
    public StepProbe(Recipe recipe, long seed) {
        this(recipe, seed, VOCABULARY);
    }

    /**
     * @param vocabulary the number of tokens
     */
    StepProbe(Recipe recipe, long seed, int vocabulary) {
        this.recipe = recipe;
        this.vocabulary = vocabulary;
        network = new TrainedNetwork(Families.plan(recipe, vocabulary), recipe, new Draws(seed));
        random = new SplittableRandom(seed);
    }

    /** The shape that is trained. */
    public ModelConfig shape() {
        return Families.plan(recipe, vocabulary).shape();
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
        long[] inputs = random.longs((long) rows * length, 0, vocabulary).toArray();
        long[] targets = random.longs((long) rows * length, 0, vocabulary).toArray();
        return new Batch(inputs, targets, rows, length);
    }

    @Override
    public void close() {
        network.close();
    }
}
