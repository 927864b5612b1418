package dev.glassbox.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Damages a JSON text where it hurts: values of another kind or size, members left out, doubled or
 * renamed, values from elsewhere in the document, deep nesting; then, now and then, single bytes.
 * Values of long lists, such as a vocabulary, are hit less often than the structure around them.
 */
public final class JsonMutator implements Mutants.Source {
    private static final int CROWD = 40;
    private static final List<String> JUNK =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "1",
                    "-1",
                    "2",
                    "7",
                    "1.5",
                    "-0.0",
                    "1e30",
                    "1e-400",
                    "1e999",
                    "255",
                    "65536",
                    "16777216",
                    "2147483647",
                    "2147483648",
                    "4294967296",
                    "9007199254740993",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "123456789012345678901234567890123",
                    "\"\"",
                    "\" \"",
                    "\"x\"",
                    "\"0\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\u2581\"",
                    "\"../../etc/passwd\"",
                    "\"Sequence\"",
                    "\"BPE\"",
                    "\"Unigram\"",
                    "\"ByteLevel\"",
                    "\"(a+)+$\"",
                    "\"yarn\"",
                    "[]",
                    "{}",
                    "[null]",
                    "[1]",
                    "[-1,0]",
                    "[\"a\",\"b\"]",
                    "[[]]",
                    "{\"a\":1}",
                    "{\"type\":\"Sequence\"}",
                    "{\"String\":\"\"}",
                    "{\"Regex\":\"(a+)+$\"}",
                    "NaN",
                    "Infinity",
                    "01",
                    "'x'",
                    "",
                    "[".repeat(70) + "]".repeat(70),
                    "[".repeat(5000),
                    "{\"a\":".repeat(63) + "1" + "}".repeat(63),
                    "\"" + "x".repeat(3000) + "\"");

    private final String text;
    private final List<Span> structure = new ArrayList<>();
    private final List<Span> crowd = new ArrayList<>();
    private int at;

    /** A value, or with {@code member} a key and its value, or an element. */
    private record Span(int start, int end, boolean member) {}

    private record Edit(int start, int end, String with) {}

    public JsonMutator(String text) {
        this.text = text;
        value(false);
    }

    @Override
    public byte[] next(Random random) {
        List<Edit> edits = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            edits.add(edit(random));
        }
        edits.sort(Comparator.comparingInt(Edit::start));
        StringBuilder changed = new StringBuilder(text.length() + 100);
        int done = 0;
        for (Edit edit : edits) {
            if (edit.start() >= done) {
                changed.append(text, done, edit.start()).append(edit.with());
                done = edit.end();
            }
        }
        byte[] bytes =
                changed.append(text, done, text.length())
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
        return random.nextInt(8) == 0 ? bytes(bytes, random) : bytes;
    }

    /** A few flipped bits, or an early end. */
    static byte[] bytes(byte[] sound, Random random) {
        byte[] changed = sound.clone();
        for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(4) == 0
                ? Arrays.copyOf(changed, random.nextInt(changed.length + 9))
                : changed;
    }

    private Edit edit(Random random) {
        Span span = any(random);
        if (span.member()) {
            return switch (random.nextInt(3)) {
                case 0 -> without(span);
                case 1 -> new Edit(span.end(), span.end(), "," + text(span));
                default -> {
                    Span other = any(random);
                    yield new Edit(span.start(), span.end(), text(other));
                }
            };
        }
        String with =
                random.nextInt(4) == 0 ? text(any(random)) : JUNK.get(random.nextInt(JUNK.size()));
        return new Edit(span.start(), span.end(), with);
    }

    private Span any(Random random) {
        boolean fromCrowd = !crowd.isEmpty() && (structure.isEmpty() || random.nextInt(4) == 0);
        List<Span> spans = fromCrowd ? crowd : structure;
        return spans.get(random.nextInt(spans.size()));
    }

    private String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** Takes the comma along. */
    private Edit without(Span span) {
        int end = span.end();
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == ',') {
            return new Edit(span.start(), end + 1, "");
        }
        int start = span.start() - 1;
        while (start > 0 && Character.isWhitespace(text.charAt(start))) {
            start--;
        }
        return new Edit(text.charAt(start) == ',' ? start : span.start(), span.end(), "");
    }

    /** Notes a value and all below it; the text is known to be well-formed. */
    private void value(boolean crowded) {
        blank();
        int start = at;
        char first = text.charAt(at);
        if (first == '{' || first == '[') {
            at++;
            children(first == '{' ? '}' : ']');
        } else if (first == '"') {
            string();
        } else {
            while (at < text.length()
                    && ",]}".indexOf(text.charAt(at)) < 0
                    && text.charAt(at) > ' ') {
                at++;
            }
        }
        (crowded ? crowd : structure).add(new Span(start, at, false));
        blank();
    }

    private void children(char close) {
        int count = 0;
        for (blank(); text.charAt(at) != close; blank()) {
            int start = at;
            boolean crowded = count++ > CROWD;
            if (close == '}') {
                string();
                (crowded ? crowd : structure).add(new Span(start, at, false));
                blank();
                at++; // the colon
            }
            value(crowded);
            int end = at;
            while (text.charAt(end - 1) <= ' ') {
                end--;
            }
            (crowded ? crowd : structure).add(new Span(start, end, true));
            if (text.charAt(at) == ',') {
                at++;
            }
        }
        at++;
    }

    private void string() {
        for (at++; text.charAt(at) != '"'; at++) {
            at += text.charAt(at) == '\\' ? 1 : 0;
        }
        at++;
    }

    private void blank() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
