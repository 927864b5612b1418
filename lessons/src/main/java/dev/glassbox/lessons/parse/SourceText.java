package dev.glassbox.lessons.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes of a course folder become text here and nowhere else. */
final class SourceText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    /**
     * Reads a UTF-8 file; a byte order mark is dropped.
     *
     * @param limit the most bytes it may have
     * @return nothing if it cannot be read as text; the fault is then in {@code faults}
     */
    static Optional<String> read(Path file, int limit, Faults faults) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            faults.add("lesson.file.missing", Position.WHOLE_FILE);
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(limit + 1);
        } catch (IOException e) {
            faults.add("lesson.file.unreadable", Position.WHOLE_FILE);
            return Optional.empty();
        }
        if (bytes.length > limit) {
            faults.add("lesson.file.too-large", Position.WHOLE_FILE, "limit", limit);
            return Optional.empty();
        }
        return decode(bytes, faults);
    }

    private static Optional<String> decode(byte[] bytes, Faults faults) {
        CharBuffer chars =
                CharBuffer.allocate(bytes.length); // UTF-8 never has more chars than bytes
        CoderResult end =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), chars, true);
        String text = chars.flip().toString();
        if (end.isError()) {
            faults.add("lesson.file.not-utf8", Position.of(text, text.length()));
            return Optional.empty();
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        reportInvisible(text, faults);
        return Optional.of(text);
    }

    /** What nobody sees in an editor must not be in a course: it can turn text around or hide. */
    private static void reportInvisible(String text, Faults faults) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (codePoint == '\n') {
                line++;
                lineStart = i + 1;
            } else if (isInvisible(codePoint)) {
                faults.add(
                        "lesson.file.invisible-character",
                        new Position(line, i - lineStart + 1),
                        "character",
                        String.format("U+%04X", codePoint));
            }
        }
    }

    /** Controls, bidi and zero-width marks, private use, and every space but the ordinary one. */
    static boolean isInvisible(int codePoint) {
        if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t' || codePoint == ' ') {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
