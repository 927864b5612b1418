package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Origin;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
        HeadTally tally = new HeadTally(model.config());
        Origin origin = tally.add(model, ids, cancellation);
        return new HeadScores(tally.means(), origin);
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
        HeadTally tally = new HeadTally(model.config());
        Origin origin = null;
        for (int sequence = 0; sequence < sequences || origin == null; sequence++) {
            int[] ids = repeated(model.config().dVocab(), seed, length, sequence);
            origin = tally.add(model, ids, cancellation);
        }
        return new HeadScores(tally.means(), origin);
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

    /** Adds up attention, sequence by sequence. */
    private static final class HeadTally {
        private final int layers;
        private final int heads;
        private final Map<HeadKind, double[]> sums = new EnumMap<>(HeadKind.class);
        private final Map<HeadKind, Integer> counts = new EnumMap<>(HeadKind.class);

        HeadTally(dev.glassbox.runtime.model.ModelConfig config) {
            layers = config.nLayers();
            heads = config.nHeads();
            for (HeadKind kind : HeadKind.values()) {
                sums.put(kind, new double[layers * heads]);
                counts.put(kind, 0);
            }
        }

        Origin add(LanguageModel model, int[] ids, Cancellation cancellation) {
            Map<HeadKind, int[][]> targets = new EnumMap<>(HeadKind.class);
            for (HeadKind kind : HeadKind.values()) {
                int[][] looked = new int[ids.length][];
                for (int query = 0; query < ids.length; query++) {
                    looked[query] = kind.looksAt(ids, query);
                    counts.merge(kind, looked[query].length > 0 ? 1 : 0, Integer::sum);
                }
                targets.put(kind, looked);
            }
            return Patterns.read(
                    model,
                    ids,
                    cancellation,
                    (pattern, layer) ->
                            targets.forEach((kind, looked) -> add(kind, looked, pattern, layer)));
        }

        private void add(HeadKind kind, int[][] looked, Tensor pattern, int layer) {
            double[] sum = Objects.requireNonNull(sums.get(kind));
            for (int head = 0; head < heads; head++) {
                for (int query = 0; query < looked.length; query++) {
                    for (int key : looked[query]) {
                        sum[layer * heads + head] += pattern.at(0, head, query, key);
                    }
                }
            }
        }

        Map<HeadKind, Tensor> means() {
            Map<HeadKind, Tensor> means = new EnumMap<>(HeadKind.class);
            sums.forEach(
                    (kind, sum) -> {
                        int count = Objects.requireNonNull(counts.get(kind));
                        float[] values = new float[sum.length];
                        for (int i = 0; i < sum.length; i++) {
                            values[i] = (float) (sum[i] / count);
                        }
                        if (count > 0) {
                            int[] shape = {layers, heads};
                            means.put(kind, Tensor.wrap(values, shape, "layer", "head"));
                        }
                    });
            return means;
        }
    }
}
