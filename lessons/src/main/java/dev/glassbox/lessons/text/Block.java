package dev.glassbox.lessons.text;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a {@link Prose} that begins on a line of its own. */
public sealed interface Block {

    /** The words alone. */
    String plain();

    /** Running text. */
    record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }

        @Override
        public String plain() {
            return Span.plain(spans);
        }
    }

    /**
     * A list.
     *
     * @param numbered 1, 2, 3 rather than bullets
     * @param items at least one
     */
    record Items(boolean numbered, List<Prose> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String plain() {
            return items.stream().map(Prose::plain).collect(Collectors.joining("\n"));
        }
    }

    /**
     * Lines set in the fixed-width face, drawn exactly as they are.
     *
     * @param language such as {@code java}; empty when none is named
     * @param code without the last line end
     */
    record CodeLines(String language, String code) implements Block {
        @Override
        public String plain() {
            return code;
        }
    }
}
