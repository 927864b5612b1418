package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * How the heads of a network became what they are: their scores at moments of its training, all on
 * the same random tokens read twice.
 *
 * @param steps updates done at each moment, ascending
 * @param byKind of each kind the scores moment by moment, each {@code [layer, head]}
 */
public record HeadHistory(List<Integer> steps, Map<HeadKind, List<Tensor>> byKind) {
    /**
     * From this score on a head is called by its kind: the mean attention that the detectors of
     * ARENA's course in mechanistic interpretability (section 1.2) and TransformerLens's
     * demonstrations ask for. Even attention over 100 positions would score 0.01.
     */
    public static final double THRESHOLD = 0.4;

    public HeadHistory {
        steps = List.copyOf(steps);
        byKind = Map.copyOf(byKind);
        for (List<Tensor> scores : byKind.values()) {
            if (scores.size() != steps.size()) {
                throw new IllegalArgumentException(
                        scores.size() + " scores at " + steps.size() + " moments");
            }
        }
    }

    /**
     * Reads each moment once.
     *
     * @param steps ascending, at least one
     * @param moments opens the network as it was after so many updates; it is closed here
     * @param length tokens before they are repeated, see {@link HeadScores#ofRandomTokens}
     * @param sequences how many are drawn
     * @throws dev.glassbox.runtime.intake.IntakeException if a moment cannot be opened, or twice
     *     the length is beyond the context
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static HeadHistory ofRandomTokens(
            List<Integer> steps,
            IntFunction<LanguageModel> moments,
            long seed,
            int length,
            int sequences,
            Cancellation cancellation) {
        Map<HeadKind, List<Tensor>> byKind = new EnumMap<>(HeadKind.class);
        for (int step : steps) {
            cancellation.check();
            try (LanguageModel model = moments.apply(step)) {
                HeadScores.ofRandomTokens(model, seed, length, sequences, cancellation)
                        .byKind()
                        .forEach(
                                (kind, scores) ->
                                        byKind.computeIfAbsent(kind, key -> new ArrayList<>())
                                                .add(scores));
            }
        }
        return new HeadHistory(steps, byKind);
    }

    /** The scores of a kind, {@code [layer, head]} at each moment. */
    public List<Tensor> scores(HeadKind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** A head's score at each moment. */
    public List<Float> scores(HeadKind kind, int layer, int head) {
        return scores(kind).stream().map(score -> score.at(layer, head)).toList();
    }

    /**
     * When a head became one of a kind: the first moment from which its score stays at {@link
     * #THRESHOLD} or above until the last moment.
     *
     * @return updates done; empty where it is none at the last moment
     */
    public OptionalInt became(HeadKind kind, int layer, int head) {
        OptionalInt found = OptionalInt.empty();
        List<Float> scores = scores(kind, layer, head);
        for (int i = scores.size() - 1; i >= 0 && scores.get(i) >= THRESHOLD; i--) {
            found = OptionalInt.of(steps.get(i));
        }
        return found;
    }

    /** Blocks of the network. */
    public int layers() {
        return byKind.values().stream().findFirst().map(one -> one.get(0).size(0)).orElse(0);
    }

    /** Heads in each block. */
    public int heads() {
        return byKind.values().stream().findFirst().map(one -> one.get(0).size(1)).orElse(0);
    }
}
