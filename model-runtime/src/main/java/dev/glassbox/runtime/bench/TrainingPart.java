package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.runtime.training.StepProbe;
import java.util.List;

/** Training steps at nanoGPT's setting for a processor without a graphics card. */
final class TrainingPart implements Part {
    private static final String RECIPE = "shakespeare-char"; // has nanoGPT's sizes
    private static final int WARM_UP = 5;
    private static final int STEPS = 25;

    private final long seed;

    TrainingPart(long seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "nanogpt-cpu";
    }

    @Override
    public double seconds() {
        return 4;
    }

    @Override
    public List<Measure> measure(Rates rates, Clock clock) {
        try (StepProbe probe = new StepProbe(RecipeShelf.bundled().get(RECIPE), seed)) {
            double millis = clock.median(WARM_UP, STEPS, () -> Clock.time(probe::step));
            int rows = probe.tokens() / probe.shape().nCtx();
            double limit = rates.stepMillis(probe.shape(), rows, probe.shape().nCtx());
            return List.of(
                    Measure.beside(
                            "nanogpt_cpu.train_step_ms",
                            "train-step",
                            probe.tokens(),
                            millis,
                            "ms",
                            Limit.of(Limit.Kind.MATRIX, limit)));
        }
    }
}
