package dev.glassbox.runtime.tokenizer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text on its way through a tokenizer, in which every char may still know which bytes of the
 * input it came from, however it was changed. Immutable.
 */
final class SourcedText {
    private final String text;

    /** Whether it begins where the input begins. */
    private final boolean first;

    /** The first source byte of every char, or null where sources are not followed. */
    private final int @Nullable [] starts;

    /** One past the last source byte of every char. */
    private final int @Nullable [] ends;

    private SourcedText(
            String text, boolean first, int @Nullable [] starts, int @Nullable [] ends) {
        this.text = text;
        this.first = first;
        this.starts = starts;
        this.ends = ends;
    }

    /** The input itself, its sources not followed. */
    static SourcedText plain(String input) {
        return new SourcedText(input, true, null, null);
    }

    /**
     * The input itself; each half of a surrogate pair comes from all of its character.
     *
     * @param input well-formed
     */
    static SourcedText followed(String input) {
        int[] starts = new int[input.length()];
        int[] ends = new int[input.length()];
        int at = 0;
        for (int i = 0; i < input.length(); ) {
            int codePoint = input.codePointAt(i);
            int end = at + Utf8.length(codePoint);
            for (int n = Character.charCount(codePoint); n > 0; n--, i++) {
                starts[i] = at;
                ends[i] = end;
            }
            at = end;
        }
        return new SourcedText(input, true, starts, ends);
    }

    String text() {
        return text;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    boolean isFirst() {
        return first;
    }

    SourcedText slice(int from, int to) {
        if (from == 0 && to == text.length()) {
            return this;
        }
        return new SourcedText(
                text.substring(from, to),
                first && from == 0,
                starts == null ? null : Arrays.copyOfRange(starts, from, to),
                ends == null ? null : Arrays.copyOfRange(ends, from, to));
    }

    /** The same sources under another text with as many chars. */
    SourcedText withText(String changed) {
        if (changed.length() != text.length()) {
            throw new IllegalArgumentException(text.length() + " chars became " + changed.length());
        }
        return new SourcedText(changed, first, starts, ends);
    }

    /**
     * The source of the chars of a range.
     *
     * @throws IllegalStateException where sources are not followed
     */
    ByteSpan source(int from, int to) {
        if (starts == null || ends == null) {
            throw new IllegalStateException("sources are not followed");
        }
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (int i = from; i < to; i++) {
            start = Math.min(start, starts[i]);
            end = Math.max(end, ends[i]);
        }
        return start > end ? new ByteSpan(end, end) : new ByteSpan(start, end);
    }

    /** Makes a changed text from this one, part by part from the left. */
    final class Change {
        private final StringBuilder changed = new StringBuilder(text.length());
        private int[] newStarts = new int[starts == null ? 0 : text.length()];
        private int[] newEnds = new int[starts == null ? 0 : text.length()];

        /** Puts a text that comes from the chars of a range, all of it from all of them. */
        void put(String replacement, int from, int to) {
            if (starts != null) {
                ByteSpan span = from == to ? edge(from) : source(from, to);
                reserve(changed.length() + replacement.length());
                Arrays.fill(
                        newStarts,
                        changed.length(),
                        changed.length() + replacement.length(),
                        span.start());
                Arrays.fill(
                        newEnds,
                        changed.length(),
                        changed.length() + replacement.length(),
                        span.end());
            }
            changed.append(replacement);
        }

        /** Puts the chars of a range as they are. */
        void keep(int from, int to) {
            if (starts != null && ends != null) {
                reserve(changed.length() + to - from);
                System.arraycopy(starts, from, newStarts, changed.length(), to - from);
                System.arraycopy(ends, from, newEnds, changed.length(), to - from);
            }
            changed.append(text, from, to);
        }

        SourcedText done() {
            int length = changed.length();
            return new SourcedText(
                    changed.toString(),
                    first,
                    starts == null ? null : Arrays.copyOf(newStarts, length),
                    starts == null ? null : Arrays.copyOf(newEnds, length));
        }

        /** What is put between two chars comes from no byte, at the place of the second. */
        private ByteSpan edge(int index) {
            if (text.isEmpty()) {
                return new ByteSpan(0, 0);
            }
            int at =
                    index < text.length()
                            ? source(index, index + 1).start()
                            : source(0, index).end();
            return new ByteSpan(at, at);
        }

        private void reserve(int length) {
            if (length > newStarts.length) {
                newStarts = Arrays.copyOf(newStarts, length + length / 2);
                newEnds = Arrays.copyOf(newEnds, length + length / 2);
            }
        }
    }
}
