package dev.glassbox.runtime.tinytown;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.CounterRandom;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The language of a grammar. Deterministic: a sentence follows from a seed and a number alone.
 * Immutable; safe on any thread.
 */
public final class TinyTown {
    private final Grammar grammar;

    private TinyTown(Grammar grammar) {
        this.grammar = grammar;
    }

    /** The bundled language of a size. */
    public static TinyTown of(TownSize size) {
        String resource = size.id() + ".json";
        try (InputStream in = TinyTown.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not beside its class");
            }
            return read(ForeignFiles.decode(in.readAllBytes(), resource), resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A language of one's own.
     *
     * @param json a grammar, as {@code docs/tinytown.md} describes it
     * @param place what to call it in an error
     * @throws dev.glassbox.runtime.intake.IntakeException if it is none
     */
    public static TinyTown read(String json, String place) {
        return new TinyTown(GrammarReader.read(json, place));
    }

    /**
     * The sentences of a seed.
     *
     * @param mix the share of Chinese ones, 0 to 1
     * @throws dev.glassbox.runtime.intake.IntakeException if the share is no share
     */
    public TownText text(long seed, double mix) {
        return new TownText(this, seed, requireShare(mix));
    }

    /** A true sentence's meaning, drawn at a place. */
    Meaning draw(CounterRandom place) {
        int patterns = grammar.patterns().size();
        int pattern = (int) (place.at("pattern").uniform() * patterns);
        int[] values = grammar.patterns().get(pattern).draw(place.at("slots"));
        return new Meaning(pattern, Arrays.stream(values).boxed().toList());
    }

    /**
     * A meaning said in a language.
     *
     * @throws IndexOutOfBoundsException if the meaning is another grammar's
     */
    public Sentence say(Language language, Meaning meaning) {
        SentencePattern pattern = grammar.patterns().get(meaning.pattern());
        List<String> words = pattern.words(language, meaning.values());
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(writing(language).written(word, text.length() == 0));
        }
        return new Sentence(language, meaning, text.toString(), words);
    }

    /** The name of a meaning's pattern. */
    public String pattern(Meaning meaning) {
        return grammar.patterns().get(meaning.pattern()).name();
    }

    /**
     * Every labelled word. One that has the same text in two forms, as {@code fish} and {@code
     * fish}, comes once.
     */
    public List<LabelledWord> words() {
        Set<LabelledWord> words = new LinkedHashSet<>();
        for (WordClass category : grammar.classes()) {
            for (Language language : Language.values()) {
                for (String form : category.forms(language)) {
                    for (int word = 0;
                            category.isLabelled(form) && word < category.size();
                            word++) {
                        words.add(
                                new LabelledWord(
                                        category.text(language, word, form),
                                        language,
                                        category.name()));
                    }
                }
            }
        }
        return new ArrayList<>(words);
    }

    /**
     * The entropy floor of a text; see {@link EntropyFloor} for what it means.
     *
     * @param layout how the sentences follow one another; words know none
     * @param mix the share of Chinese sentences, 0 to 1
     */
    public EntropyFloor floor(Unit unit, Layout layout, double mix) {
        return Entropies.ofSentence(graph(unit, layout), requireShare(mix));
    }

    /**
     * What a window costs: the least mean loss at a place of the endless text, chosen blindly, of a
     * predictor that has read only so many symbols before it. Entry n is the least possible loss of
     * any (n + 1)-gram model, entry 0 the entropy of one symbol; they fall towards {@link
     * EntropyFloor#perSymbol}.
     *
     * @param most the longest context, at least 0
     * @return nats, by the number of symbols read
     */
    public double[] floorByContext(Unit unit, Layout layout, double mix, int most) {
        return Entropies.byContext(graph(unit, layout), requireShare(mix), most + 1);
    }

    /**
     * The least mean loss over windows cut out of the endless text anywhere, as trainers cut them:
     * so many inputs and as many targets, each target foretold from the inputs before it. It is the
     * mean of {@link #floorByContext} over contexts of 1 to {@code inputs} symbols, and above
     * {@link EntropyFloor#perSymbol}, since at first nobody can know where in a sentence the window
     * begins.
     *
     * @param inputs the window's length, at least 1
     */
    public double windowFloor(Unit unit, Layout layout, double mix, int inputs) {
        double[] nats = floorByContext(unit, layout, mix, inputs);
        return Arrays.stream(nats).skip(1).average().orElseThrow();
    }

    Grammar grammar() {
        return grammar;
    }

    Writing writing(Language language) {
        return grammar.writing().in(language);
    }

    private SentenceGraph graph(Unit unit, Layout layout) {
        Spelling spelling =
                unit == Unit.WORD
                        ? new WordSpelling()
                        : new CharacterSpelling(grammar.writing(), layout);
        return new SentenceGraph(grammar, spelling, FactUse.TRUE, pattern -> true);
    }

    private static double requireShare(double mix) {
        if (!(mix >= 0 && mix <= 1)) {
            throw Problem.input("tinytown.mix", "", "value", mix).asException();
        }
        return mix;
    }
}
