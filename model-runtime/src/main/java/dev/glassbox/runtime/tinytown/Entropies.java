package dev.glassbox.runtime.tinytown;

import dev.glassbox.runtime.intake.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exact sums over all sentences, by what an ideal reader believes at each place of them. */
final class Entropies {
    private Entropies() {}

    /**
     * Of one sentence.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if a sentence's text begins another's, so
     *     that the running text could not be cut into sentences
     */
    static EntropyFloor ofSentence(SentenceGraph graph, double mix) {
        Reader reader = new Reader(graph, mix, false);
        Map<Belief, Double> level = Map.of(reader.start(), 1.0);
        double nats = 0;
        double symbols = 0;
        while (!level.isEmpty()) {
            Map<Belief, Double> next = new LinkedHashMap<>();
            for (Map.Entry<Belief, Double> entry : level.entrySet()) {
                double reached = entry.getValue();
                nats += reached * reader.entropy(entry.getKey());
                symbols += reached;
                for (Reader.Step step : reader.steps(entry.getKey())) {
                    if (step.next().mayBeEnd() && !step.next().isEnd()) {
                        throw Problem.input("tinytown.end-unclear", "").asException();
                    }
                    if (!step.next().isEnd()) {
                        next.merge(step.next(), reached * step.probability(), Double::sum);
                    }
                }
            }
            level = next;
        }
        return new EntropyFloor(nats, symbols);
    }

    /**
     * Of a symbol of the endless text, given 0, 1, 2 and so on symbols before it and nothing else.
     */
    static double[] byContext(SentenceGraph graph, double mix, int length) {
        Reader reader = new Reader(graph, mix, true);
        Map<Belief, Double> level = Map.of(reader.anywhere(), 1.0);
        double[] nats = new double[length];
        for (int i = 0; i < length; i++) {
            Map<Belief, Double> next = new LinkedHashMap<>();
            for (Map.Entry<Belief, Double> entry : level.entrySet()) {
                double reached = entry.getValue();
                nats[i] += reached * reader.entropy(entry.getKey());
                for (Reader.Step step : reader.steps(entry.getKey())) {
                    next.merge(step.next(), reached * step.probability(), Double::sum);
                }
            }
            level = next;
        }
        return nats;
    }
}
