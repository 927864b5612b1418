package dev.glassbox.runtime.tinytown;

import dev.glassbox.runtime.tensor.CounterRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The endless text of a seed. The language of a sentence and its meaning are drawn apart: another
 * language mix says the same things, partly in the other language. Immutable; safe on any thread.
 */
public final class TownText {
    private final TinyTown town;
    private final CounterRandom random;
    private final double mix;

    TownText(TinyTown town, long seed, double mix) {
        this.town = town;
        this.random = CounterRandom.of(seed).at("tinytown");
        this.mix = mix;
    }

    /**
     * A sentence of the text.
     *
     * @param number from 0
     */
    public Sentence sentence(long number) {
        CounterRandom place = random.at(number);
        boolean chinese = place.at("language").uniform() < mix;
        return town.say(chinese ? Language.ZH : Language.EN, town.draw(place));
    }

    /** What sentence {@link #sentence} of this number says, said in a language. */
    public Sentence sentence(long number, Language language) {
        return town.say(language, town.draw(random.at(number)));
    }

    /** The first sentences as one text, the separator of the last included. */
    public String characters(int sentences, Layout layout) {
        return IntStream.range(0, sentences)
                .mapToObj(this::sentence)
                .map(sentence -> sentence.text() + separator(sentence.language(), layout))
                .collect(Collectors.joining());
    }

    /** The first sentences as words, one behind the other. */
    public List<String> words(int sentences) {
        return IntStream.range(0, sentences)
                .mapToObj(this::sentence)
                .flatMap(sentence -> sentence.words().stream())
                .toList();
    }

    private String separator(Language language, Layout layout) {
        return layout == Layout.LINES ? "\n" : town.writing(language).separator();
    }
}
