package dev.glassbox.runtime.experiments.induction;

import dev.glassbox.runtime.analysis.HeadKind;
import dev.glassbox.runtime.analysis.HeadScores;
import dev.glassbox.runtime.experiments.Steady;
import dev.glassbox.runtime.experiments.WeightDigest;
import dev.glassbox.runtime.experiments.induction.InductionSnapshot.Scores;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.Answers;
import dev.glassbox.runtime.training.Draws;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;

/** One network and its training. */
final class Arm implements AutoCloseable {
    private static final double RATE = 3e-3;
    private static final double BETA2 = 0.999;
    private static final double DECAY = 0.01;
    private static final double DEVIATION = 0.05;
    private static final int SCORED_TEXTS = 16;

    private final int layers;
    private final TrainedNetwork network;
    private final Recipe.Optimizer optimizer = Steady.adamW(RATE, BETA2, DECAY);
    private int step;

    Arm(int layers, long seed) {
        this.layers = layers;
        network =
                new TrainedNetwork(
                        source -> new AttentionOnlyNetwork(layers, source),
                        name -> DEVIATION,
                        optimizer,
                        new Draws(seed));
    }

    void step(RepeatedTexts texts) {
        step++;
        network.step(texts.batch(), step, RATE, optimizer, 0, false);
    }

    Scores look(RepeatedTexts test) {
        Answers answers = network.answer(test.batch());
        return new Scores(answers.loss(), test.accuracy(answers));
    }

    /** What became of it. */
    Learner learner(RepeatedTexts test, long seed, Cancellation cancellation) {
        String before = WeightDigest.of(network.weights());
        Answers answers = network.answer(test.batch());
        Tensor scores = inductionScores(seed, cancellation); // [layer, head]
        String after = WeightDigest.of(network.weights());
        List<List<Double>> byLayer = new ArrayList<>();
        double best = 0;
        String bestHead = "";
        for (int layer = 0; layer < scores.size(0); layer++) {
            List<Double> byHead = new ArrayList<>();
            for (int head = 0; head < scores.size(1); head++) {
                double score = scores.at(layer, head);
                byHead.add(score);
                if (score > best) {
                    best = score;
                    bestHead = "L" + layer + "H" + head;
                }
            }
            byLayer.add(List.copyOf(byHead));
        }
        return new Learner(
                layers,
                network.parameters(),
                test.accuracy(answers),
                test.accuracyByShown(answers),
                test.accuracyByPosition(answers),
                byLayer,
                best,
                bestHead,
                before,
                after,
                network.weights());
    }

    private Tensor inductionScores(long seed, Cancellation cancellation) {
        try (LanguageModel model =
                network.lend(parameters -> InductionModel.description(layers, parameters, ""))) {
            return HeadScores.ofRandomTokens(
                            model, seed, RepeatedTexts.MIDDLE, SCORED_TEXTS, cancellation)
                    .find(HeadKind.INDUCTION)
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
