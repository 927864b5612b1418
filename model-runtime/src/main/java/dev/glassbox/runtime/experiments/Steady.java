package dev.glassbox.runtime.experiments;

import dev.glassbox.runtime.training.Recipe;

/** AdamW at a rate that stays, without clipping: nothing but what an experiment varies. */
public final class Steady {
    private static final double EPSILON = 1e-8; // as in torch
    private static final double BETA1 = 0.9;
    private static final double NO_CLIP = 1e9;

    private Steady() {}

    /**
     * The settings of a step, the same at every step.
     *
     * @param beta2 how much of the mean squared gradient is kept
     * @param decay of matrices
     */
    public static Recipe.Optimizer adamW(double lr, double beta2, double decay) {
        return new Recipe.Optimizer(
                "adamw",
                Recipe.Optimizer.CONSTANT,
                lr,
                lr,
                0,
                BETA1,
                beta2,
                EPSILON,
                decay,
                NO_CLIP);
    }
}
