package dev.glassbox.runtime.training;

import java.util.Map;
import java.util.function.UnaryOperator;

/** How a data file becomes the text that is learnt. */
enum CorpusForm {
    /** As it is. */
    TEXT("text", UnaryOperator.identity()),
    /** Title, author, poem, with tabs between: one poem a line, its form said before it. */
    POEMS("poems", TableText::poems),
    /** English, Chinese and what else, with tabs between: a line a sentence, either first. */
    SENTENCE_PAIRS("sentence-pairs", TableText::sentencePairs);

    private static final Map<String, CorpusForm> BY_ID =
            Map.of(TEXT.id, TEXT, POEMS.id, POEMS, SENTENCE_PAIRS.id, SENTENCE_PAIRS);

    private final String id;
    private final UnaryOperator<String> reading;

    CorpusForm(String id, UnaryOperator<String> reading) {
        this.id = id;
        this.reading = reading;
    }

    /** As recipes name it. */
    String id() {
        return id;
    }

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if there is none of that name
     */
    static CorpusForm named(String id) {
        Numbers.oneOf("form", id, BY_ID.keySet());
        return BY_ID.getOrDefault(id, TEXT);
    }

    /**
     * @param file the whole file
     * @throws dev.glassbox.runtime.intake.IntakeException if it is not of this form
     */
    String text(String file) {
        return reading.apply(file);
    }
}
