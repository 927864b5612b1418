package dev.glassbox.runtime.experiments.grokking;

import dev.glassbox.runtime.experiments.Steady;
import dev.glassbox.runtime.experiments.grokking.GrokkingSnapshot.Course;
import dev.glassbox.runtime.experiments.grokking.GrokkingSnapshot.Scores;
import dev.glassbox.runtime.training.Answers;
import dev.glassbox.runtime.training.Draws;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.TrainedNetwork;
import org.jspecify.annotations.Nullable;

/** One network, trained on the pairs, and what was seen of it. */
final class Arm implements AutoCloseable {
    private static final double BETA2 = 0.98; // as Nanda et al.
    private static final double LEARNT = 0.99;

    private final TrainedNetwork network;
    private final Recipe.Optimizer optimizer;
    private final Sums sums;
    private int step;
    private @Nullable Integer memorised;
    private @Nullable Integer grokked;
    private @Nullable Double testWhenMemorised;
    private double bestTest;
    private Scores scores;

    Arm(GrokkingSettings settings, double weightDecay, Sums sums, long seed) {
        NetworkKind kind = settings.kind();
        this.sums = sums;
        optimizer = Steady.adamW(kind.lr(), BETA2, weightDecay);
        network =
                new TrainedNetwork(
                        source -> kind.build(settings.modulus(), source),
                        name -> kind.deviation(name, settings.modulus()),
                        optimizer,
                        new Draws(seed));
        scores = look();
    }

    void step() {
        step++;
        network.step(sums.train(), step, optimizer.maxLr(), optimizer, 0, false);
    }

    /** Measures and remembers. */
    Scores look() {
        Answers train = network.answer(sums.train());
        Answers test = network.answer(sums.test());
        scores = new Scores(train.accuracy(), test.accuracy(), train.loss(), test.loss());
        bestTest = Math.max(bestTest, scores.testAccuracy());
        if (memorised == null && scores.trainAccuracy() > LEARNT) {
            memorised = step;
            testWhenMemorised = scores.testAccuracy();
        }
        if (grokked == null && scores.testAccuracy() > LEARNT) {
            grokked = step;
        }
        return scores;
    }

    long parameters() {
        return network.parameters();
    }

    Course course() {
        Double delay = memorised == null || grokked == null ? null : (double) grokked / memorised;
        return new Course(memorised, grokked, delay, testWhenMemorised, bestTest, scores);
    }

    @Override
    public void close() {
        network.close();
    }
}
