package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Origin;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much each head does what a known kind of head does (Olsson et al. 2022, "In-context Learning
 * and Induction Heads"): the mean attention paid to the positions that such a head looks at, from 0
 * to 1, over all positions that have any.
 *
 * @param byKind of each kind that the text allows, {@code [layer, head]}
 * @param origin of the last pass
 */
public record HeadScores(Map<HeadKind, Tensor> byKind, Origin origin) {

    public HeadScores {
        byKind = Map.copyOf(byKind);
    }

    /** Empty where no position of the text has what such a head looks at. */
    public Optional<Tensor> find(HeadKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /**
     * On a text.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the model cannot read the ids
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static HeadScores ofText(LanguageModel model, int[] ids, Cancellation cancellation) {
        List<HeadTally> tallies = tallies(model);
        Origin origin = read(model, ids, tallies, cancellation);
        return of(tallies, origin);
    }

    /**
     * On random tokens read twice, where nothing but the repetition can be known. The tokens of one
     * sequence differ from each other where the vocabulary allows it.
     *
     * @param length tokens before they are repeated, from 2
     * @param sequences how many are drawn, from 1; every position of all counts alike
     * @throws dev.glassbox.runtime.intake.IntakeException if twice the length is beyond the context
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static HeadScores ofRandomTokens(
            LanguageModel model, long seed, int length, int sequences, Cancellation cancellation) {
        int longest = model.config().nCtx() / 2;
        if (length < 2 || length > longest || sequences < 1) {
            throw Problem.input(
                            "analysis.repeat-length",
                            model.card().id(),
                            "given",
                            length,
                            "limit",
                            longest)
                    .asException();
        }
        List<HeadTally> tallies = tallies(model);
        Origin origin = null;
        for (int sequence = 0; sequence < sequences || origin == null; sequence++) {
            int[] ids = repeated(model.config().dVocab(), seed, length, sequence);
            origin = read(model, ids, tallies, cancellation);
        }
        return of(tallies, origin);
    }

    private static List<HeadTally> tallies(LanguageModel model) {
        return Arrays.stream(HeadKind.values())
                .map(kind -> new HeadTally(kind, model.config()))
                .toList();
    }

    private static Origin read(
            LanguageModel model, int[] ids, List<HeadTally> tallies, Cancellation cancellation) {
        tallies.forEach(tally -> tally.begin(ids));
        return Patterns.read(
                model,
                ids,
                cancellation,
                (pattern, layer) -> tallies.forEach(tally -> tally.add(pattern, layer)));
    }

    private static HeadScores of(List<HeadTally> tallies, Origin origin) {
        Map<HeadKind, Tensor> means = new EnumMap<>(HeadKind.class);
        tallies.forEach(tally -> tally.mean().ifPresent(mean -> means.put(tally.kind(), mean)));
        return new HeadScores(means, origin);
    }

    /** The text that {@link #ofRandomTokens} reads: {@code 2 length} ids. */
    static int[] repeated(int vocabulary, long seed, int length, int sequence) {
        CounterRandom place = CounterRandom.of(seed).at("heads").at(sequence);
        boolean[] used = new boolean[vocabulary];
        int[] ids = new int[2 * length];
        for (int i = 0; i < length; i++) {
            int id = (int) (place.at(i).uniform() * vocabulary);
            while (used[id] && i < vocabulary) {
                id = (id + 1) % vocabulary; // the next one that is free
            }
            used[id] = true;
            ids[i] = id;
            ids[length + i] = id;
        }
        return ids;
    }
}
