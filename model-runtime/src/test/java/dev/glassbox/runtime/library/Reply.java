package dev.glassbox.runtime.library;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** The answer to one request, right or wrong. */
final class Reply {
    private final HttpExchange exchange;
    private final FaultyHub hub;

    Reply(HttpExchange exchange, FaultyHub hub) {
        this.exchange = exchange;
        this.hub = hub;
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    boolean isApi() {
        return path().startsWith("/api/");
    }

    String name() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    /** The first byte asked for. */
    int from() {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    }

    /** The file asked for, or the listing. */
    byte[] truth() {
        return isApi() ? hub.listing() : hub.truth(name());
    }

    byte[] rest() {
        return Arrays.copyOfRange(truth(), from(), truth().length);
    }

    Reply header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
        return this;
    }

    Reply etag(String tag) {
        return header("ETag", "\"" + tag + "\"");
    }

    Reply range(long from, long total) {
        return header("Content-Range", "bytes " + from + "-" + (total - 1) + "/" + total);
    }

    /** As a good server answers. */
    void right() throws IOException {
        etag("a");
        if (from() > 0) {
            range(from(), truth().length).send(206, rest());
        } else {
            send(200, truth());
        }
    }

    /** All of a body, of a stated length. */
    boolean send(int status, byte[] body) throws IOException {
        return send(status, body.length, body, body.length);
    }

    /** Some bytes of a body of a stated length; then the connection ends. */
    boolean send(int status, long stated, byte[] body, int sent) throws IOException {
        exchange.sendResponseHeaders(status, stated == 0 ? -1 : stated);
        write(body, sent);
        return true;
    }

    /** A body whose length is not stated. */
    boolean chunked(int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        write(body, body.length);
        return true;
    }

    private void write(byte[] body, int sent) throws IOException {
        // Not closed where less was sent than stated: that would throw here, not there.
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, sent);
        out.flush();
        if (sent == body.length) {
            out.close();
        }
    }

    boolean status(int code) throws IOException {
        return send(code, "no".getBytes(StandardCharsets.UTF_8));
    }

    boolean redirect(String location) throws IOException {
        header("Location", location);
        return send(302, new byte[0]);
    }

    boolean page() throws IOException {
        header("Content-Type", "text/html; charset=utf-8");
        return send(200, "<html>Log in</html>".getBytes(StandardCharsets.UTF_8));
    }

    boolean packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        header("Content-Encoding", "gzip");
        return send(200, packed.toByteArray());
    }

    /** Half of what is asked for, at least a byte, then the end of the connection. */
    boolean half() throws IOException {
        return part((rest().length + 1) / 2);
    }

    /** So many bytes of what is asked for, then the end of the connection. */
    boolean part(int sent) throws IOException {
        etag("a");
        if (from() > 0) {
            return range(from(), truth().length).send(206, rest().length, rest(), sent);
        }
        return send(200, rest().length, rest(), sent);
    }

    /** Half, then nothing more while the connection stands. */
    boolean stall() throws IOException, InterruptedException {
        half();
        Thread.sleep(20_000);
        return true;
    }

    /** A byte now and then. */
    boolean drip() throws IOException, InterruptedException {
        etag("a");
        if (from() > 0) {
            range(from(), truth().length);
        }
        byte[] rest = rest();
        exchange.sendResponseHeaders(from() > 0 ? 206 : 200, rest.length);
        OutputStream out = exchange.getResponseBody();
        for (byte value : rest) {
            out.write(value);
            out.flush();
            Thread.sleep(20);
        }
        return true;
    }

    /** The right bytes, piece by piece with a moment between. */
    boolean slowly(int pieceBytes, int millis) throws IOException, InterruptedException {
        etag("a");
        if (from() > 0) {
            range(from(), truth().length);
        }
        byte[] rest = rest();
        exchange.sendResponseHeaders(from() > 0 ? 206 : 200, rest.length);
        OutputStream out = exchange.getResponseBody();
        for (int at = 0; at < rest.length; at += pieceBytes) {
            out.write(rest, at, Math.min(pieceBytes, rest.length - at));
            out.flush();
            Thread.sleep(millis);
        }
        out.close();
        return true;
    }

    /** Bytes without end. */
    boolean endless() throws IOException {
        etag("a");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        byte[] bytes = truth();
        while (true) {
            out.write(bytes.length == 0 ? new byte[1] : bytes);
        }
    }

    /** As long as the truth, but other. */
    byte[] wrong() {
        byte[] wrong = truth().clone();
        wrong[wrong.length / 3] ^= 1;
        return wrong;
    }
}
