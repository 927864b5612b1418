package dev.glassbox.runtime.store;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A JSON document with what is needed to trust it: one line before it and one after, which together
 * with it are again JSON.
 *
 * <pre>
 * {"schema":1,"generation":42,"crc32":"89abcdef","document":
 * ...
 * }
 * </pre>
 *
 * The checksum covers schema, generation and document.
 *
 * @param schema the version of the document's format
 * @param generation counts the writes of this document; clocks jump, this does not
 * @param document JSON text
 */
record Envelope(int schema, long generation, String document) {
    private static final Pattern FIRST_LINE =
            Pattern.compile(
                    "\\{\"schema\":(\\d{1,9}),\"generation\":(\\d{1,18}),"
                            + "\"crc32\":\"([0-9a-f]{8})\",\"document\":");
    private static final String END = "\n}\n";

    String toText() {
        return "{\"schema\":"
                + schema
                + ",\"generation\":"
                + generation
                + ",\"crc32\":\""
                + checksum()
                + "\",\"document\":\n"
                + document
                + END;
    }

    /** The envelope in a file's bytes, unless a single bit of it is not as it was written. */
    static Optional<Envelope> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        if (line < 0 || line + 1 > text.length() - END.length() || !text.endsWith(END)) {
            return Optional.empty();
        }
        Matcher first = FIRST_LINE.matcher(text.substring(0, line));
        if (!first.matches()) {
            return Optional.empty();
        }
        Envelope envelope =
                new Envelope(
                        Integer.parseInt(first.group(1)),
                        Long.parseLong(first.group(2)),
                        text.substring(line + 1, text.length() - END.length()));
        return envelope.checksum().equals(first.group(3))
                ? Optional.of(envelope)
                : Optional.empty();
    }

    private String checksum() {
        CRC32 crc = new CRC32();
        String covered = schema + ":" + generation + "\n" + document;
        crc.update(covered.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
