package dev.glassbox.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A hub on this machine that offers one of the bundled models as {@code someone/small}. */
public final class SmallHub implements AutoCloseable {
    public static final String ID = "someone/small";
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final Path MODEL =
            Path.of(
                    System.getProperty("glassbox.checkout", ".."),
                    "assets/src/main/resources/models/shakespeare-char");
    private static final List<String> FILES =
            List.of("config.json", "tokenizer.json", "model.safetensors");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile int pieceMillis;

    public SmallHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/models/" + ID + "/revision/main", this::listing);
        server.createContext("/" + ID + "/resolve/" + COMMIT + "/", this::file);
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sends files in pieces with a pause between. */
    public void slowly(int millis) {
        pieceMillis = millis;
    }

    private void listing(HttpExchange exchange) throws IOException {
        List<Map<String, Object>> siblings = FILES.stream().map(SmallHub::sibling).toList();
        Map<String, Object> listing =
                Map.of(
                        "sha",
                        COMMIT,
                        "siblings",
                        siblings,
                        "config",
                        Map.of("model_type", "gpt2"),
                        "cardData",
                        Map.of("license", "mit"));
        send(exchange, new ObjectMapper().writeValueAsBytes(listing));
    }

    private static Map<String, Object> sibling(String name) {
        byte[] bytes = read(name);
        return Map.of(
                "rfilename", name, "lfs", Map.of("sha256", sha256(bytes), "size", bytes.length));
    }

    private void file(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("ETag", "\"a\"");
        send(exchange, read(path.substring(path.lastIndexOf('/') + 1)));
    }

    private void send(HttpExchange exchange, byte[] bytes) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            int piece = 1 << 14;
            for (int at = 0; at < bytes.length; at += piece) {
                exchange.getResponseBody().write(bytes, at, Math.min(piece, bytes.length - at));
                exchange.getResponseBody().flush();
                Thread.sleep(pieceMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(MODEL.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
