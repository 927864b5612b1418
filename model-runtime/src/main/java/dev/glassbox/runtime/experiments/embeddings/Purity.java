package dev.glassbox.runtime.experiments.embeddings;

import dev.glassbox.runtime.projection.Metric;
import dev.glassbox.runtime.projection.NearestNeighbours;
import dev.glassbox.runtime.projection.Neighbours;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tinytown.LabelledWord;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How far words lie among their like: of each word's nearest neighbours by cosine, found in all
 * dimensions, the share of those of its class and language, the mean over all words.
 *
 * @param share from 0 to 1
 * @param neighbours of each word, the nearest first, as indices of words
 */
record Purity(double share, List<List<Integer>> neighbours) {
    Purity {
        neighbours = List.copyOf(neighbours);
    }

    /**
     * @param vectors {@code [words, D]}
     * @param most neighbours of each
     */
    static Purity of(
            Tensor vectors, List<LabelledWord> words, int most, Cancellation cancellation) {
        Neighbours found =
                NearestNeighbours.of(
                        vectors.toArray(), vectors.size(1), most, Metric.COSINE, cancellation);
        List<List<Integer>> neighbours = new ArrayList<>();
        int alike = 0;
        for (int word = 0; word < words.size(); word++) {
            List<Integer> ids = new ArrayList<>();
            for (int n = 0; n < found.k(); n++) {
                int other = found.ids()[word * found.k() + n];
                ids.add(other);
                alike += isAlike(words.get(word), words.get(other)) ? 1 : 0;
            }
            neighbours.add(List.copyOf(ids));
        }
        return new Purity((double) alike / (words.size() * found.k()), neighbours);
    }

    /** What neighbours drawn by chance come to. */
    static double byChance(List<LabelledWord> words) {
        double sum = 0;
        for (LabelledWord word : words) {
            long others = words.stream().filter(other -> isAlike(word, other)).count() - 1;
            sum += (double) others / (words.size() - 1);
        }
        return sum / words.size();
    }

    private static boolean isAlike(LabelledWord a, LabelledWord b) {
        return a.language() == b.language() && Objects.equals(a.category(), b.category());
    }
}
