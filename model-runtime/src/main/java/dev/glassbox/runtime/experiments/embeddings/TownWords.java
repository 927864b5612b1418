package dev.glassbox.runtime.experiments.embeddings;

import dev.glassbox.runtime.experiments.TownRecipe;
import dev.glassbox.runtime.tinytown.LabelledWord;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.training.Batch;
import dev.glassbox.runtime.training.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A text of TinyTown word by word.
 *
 * @param vocabulary different words and marks, in the order of their characters; a word's id is its
 *     place
 * @param text ids
 * @param labelled the words that have a class
 */
record TownWords(List<String> vocabulary, List<Integer> text, List<Labelled> labelled) {
    TownWords {
        vocabulary = List.copyOf(vocabulary);
        text = List.copyOf(text);
        labelled = List.copyOf(labelled);
    }

    /**
     * A word that has a class.
     *
     * @param id its row in the embedding
     */
    record Labelled(int id, LabelledWord word) {}

    static TownWords of(EmbeddingsSettings settings, long seed) {
        TinyTown town = TinyTown.of(TownSize.named(TownRecipe.size()));
        List<String> words = town.text(seed, settings.mix()).words(settings.sentences());
        Map<String, Integer> ids = new TreeMap<>();
        words.forEach(word -> ids.put(word, 0));
        List<String> vocabulary = List.copyOf(ids.keySet());
        for (int id = 0; id < vocabulary.size(); id++) {
            ids.put(vocabulary.get(id), id);
        }
        List<Labelled> labelled = new ArrayList<>();
        for (LabelledWord word : town.words()) {
            Integer id = ids.get(word.text()); // none in a text of the other language alone
            if (id != null) {
                labelled.add(new Labelled(id, word));
            }
        }
        return new TownWords(
                vocabulary,
                words.stream().map(word -> Objects.requireNonNull(ids.get(word))).toList(),
                labelled);
    }

    /** The same words in an order drawn by chance (Fisher and Yates). */
    TownWords shuffled(Draws draws) {
        RandomGenerator random = draws.at(0, "shuffle");
        List<Integer> mixed = new ArrayList<>(text);
        for (int last = mixed.size() - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            mixed.set(other, mixed.set(last, mixed.get(other)));
        }
        return new TownWords(vocabulary, mixed, labelled);
    }

    /**
     * Windows cut out anywhere.
     *
     * @param length inputs in each
     */
    Batch draw(RandomGenerator random, int rows, int length) {
        long[] inputs = new long[rows * length];
        long[] targets = new long[rows * length];
        for (int row = 0; row < rows; row++) {
            int start = random.nextInt(text.size() - length);
            for (int place = 0; place < length; place++) {
                inputs[row * length + place] = text.get(start + place);
                targets[row * length + place] = text.get(start + place + 1);
            }
        }
        return new Batch(inputs, targets, rows, length);
    }
}
