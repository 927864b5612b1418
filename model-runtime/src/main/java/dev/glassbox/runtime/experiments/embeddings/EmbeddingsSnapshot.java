package dev.glassbox.runtime.experiments.embeddings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Result;
import dev.glassbox.runtime.tensor.Tensor;
import java.util.List;

/** What is seen of a run. */
public sealed interface EmbeddingsSnapshot {

    /**
     * Both networks after so many updates.
     *
     * @param shuffled the control
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Step(int step, Look town, Look shuffled) implements EmbeddingsSnapshot {}

    /**
     * One network.
     *
     * @param loss of the last batch before its update, in nats a word; of the first batch where
     *     there was no update yet
     * @param purity from 0 to 1; see {@link Purity}
     * @param vectors the embedding's rows of the words that have a class, {@code [words, D]}; not
     *     written as JSON
     */
    record Look(double loss, double purity, @JsonIgnore Tensor vectors) {}

    /**
     * A word that has a class.
     *
     * @param language {@code zh} or {@code en}
     * @param category such as {@code animal}
     */
    record Word(String word, String language, String category) {}

    /**
     * One network at its end.
     *
     * @param loss of the last batch, in nats a word
     * @param neighbours of each word, the nearest first, as indices of words
     * @param drawing of its embedding from the first look to the last
     */
    record Course(double loss, double purity, List<List<Integer>> neighbours, Drawing drawing) {
        public Course {
            neighbours = List.copyOf(neighbours);
        }
    }

    /**
     * The end.
     *
     * @param vocabulary different words and marks
     * @param parameters of each network
     * @param words that have a class, in the order of the embeddings' rows and the drawings' points
     * @param chance the purity of neighbours drawn by chance
     * @param untrained the purity before the first update, the same for both networks
     * @param shuffled the control
     */
    record End(
            int vocabulary,
            long parameters,
            List<Word> words,
            double chance,
            double untrained,
            Course town,
            Course shuffled,
            List<Claim> claims)
            implements EmbeddingsSnapshot, Result {
        public End {
            words = List.copyOf(words);
            claims = List.copyOf(claims);
        }
    }
}
