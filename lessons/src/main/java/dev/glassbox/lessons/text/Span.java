package dev.glassbox.lessons.text;

import java.util.List;
import java.util.stream.Collectors;

/** A run of text within a paragraph. */
public sealed interface Span {

    /** The words alone. */
    String plain();

    /** The words of several spans, one after the other. */
    static String plain(List<Span> spans) {
        return spans.stream().map(Span::plain).collect(Collectors.joining());
    }

    /** Words as they are. */
    record Text(String text) implements Span {
        @Override
        public String plain() {
            return text;
        }
    }

    /** Set in the fixed-width face: a piece of a prompt, a name in the code. */
    record Code(String text) implements Span {
        @Override
        public String plain() {
            return text;
        }
    }

    /** Stressed. Chinese has no slanted type: drawn there with the weight of {@link Strong}. */
    record Emphasis(List<Span> spans) implements Span {
        public Emphasis {
            spans = List.copyOf(spans);
        }

        @Override
        public String plain() {
            return Span.plain(spans);
        }
    }

    /** Heavier. */
    record Strong(List<Span> spans) implements Span {
        public Strong {
            spans = List.copyOf(spans);
        }

        @Override
        public String plain() {
            return Span.plain(spans);
        }
    }

    /**
     * A word of the field where it is first used: {@code [注意力 attention](term:attention)}.
     *
     * @param id the same in every language
     */
    record Term(String id, List<Span> spans) implements Span {
        public Term {
            spans = List.copyOf(spans);
        }

        @Override
        public String plain() {
            return Span.plain(spans);
        }
    }
}
