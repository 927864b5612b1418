package dev.glassbox.runtime.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a server answered at the end of all redirects. Whoever has one closes it.
 *
 * @param status of HTTP
 * @param body as it was sent
 */
record Answer(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {
    /** Network Authentication Required. */
    private static final int LOG_IN_FIRST = 511;

    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

    /** A page for people in place of what was asked for, such as the log-in of a campus network. */
    boolean isPage() {
        boolean html = header("content-type").toLowerCase(Locale.ROOT).startsWith("text/html");
        return status == LOG_IN_FIRST || (html && status >= 200 && status < 300);
    }

    /** Whether the bytes sent are those of the file, not a compressed form. */
    boolean isPlain() {
        String coding = header("content-encoding").toLowerCase(Locale.ROOT).strip();
        return coding.isEmpty() || coding.equals("identity");
    }

    /** The version of the file, where the server vouches for its single bytes. */
    Optional<String> etag() {
        return Optional.of(header("etag").strip())
                .filter(tag -> tag.length() > 2 && tag.startsWith("\"") && isPlain());
    }

    OptionalLong length() {
        return headers.firstValueAsLong("content-length");
    }

    /** Whether this is the rest of a file of that length, from that byte on. */
    boolean isRest(long from, long total) {
        Matcher range = RANGE.matcher(header("content-range").strip());
        return status == 206
                && isPlain()
                && range.matches()
                && Long.parseLong(range.group(1)) == from
                && Long.parseLong(range.group(2)) == total;
    }

    /** The bytes of the file, unpacked where a server in between packed them unasked. */
    InputStream content() throws IOException {
        String coding = header("content-encoding").toLowerCase(Locale.ROOT);
        return coding.contains("gzip") ? new GZIPInputStream(body) : body;
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // nobody reads on
        }
    }
}
