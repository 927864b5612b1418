package dev.glassbox.runtime.training;

/**
 * Linear warm-up, then a cosine down to the lowest rate (nanoGPT's schedule; Loshchilov and Hutter
 * 2016, arXiv:1608.03983) or no change at all.
 */
final class LearningRate {
    private final Recipe.Optimizer optimizer;
    private final int steps;

    /**
     * @param steps the length of the decay
     */
    LearningRate(Recipe.Optimizer optimizer, int steps) {
        this.optimizer = optimizer;
        this.steps = steps;
    }

    /**
     * The rate of one update.
     *
     * @param step from 1 to the number of steps
     */
    double at(int step) {
        int done = step - 1;
        int warmup = optimizer.warmupSteps();
        if (done < warmup) {
            return optimizer.maxLr() * (done + 1) / (warmup + 1);
        }
        if (optimizer.decay().equals(Recipe.Optimizer.CONSTANT)) {
            return optimizer.maxLr();
        }
        if (steps <= warmup) {
            return optimizer.minLr();
        }
        double way = Math.min(1, (double) (done - warmup) / (steps - warmup));
        double height = 0.5 * (1 + Math.cos(Math.PI * way));
        return optimizer.minLr() + height * (optimizer.maxLr() - optimizer.minLr());
    }
}
