package dev.glassbox.runtime.library;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hub on this machine with one repository, whose answers follow a script of faults. */
final class FaultyHub implements AutoCloseable {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    static final String ID = "someone/small";
    static final String BIG = "model.safetensors";

    static {
        // Else every answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger bad = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile String extra = "";

    /** How one request is answered instead of rightly; {@code number} counts them from 0. */
    @FunctionalInterface
    interface Fault {
        Fault NONE = (reply, number) -> false;

        /**
         * @return whether it answered; else the right answer follows
         */
        boolean answer(Reply reply, int number) throws IOException, InterruptedException;

        /** Only the first so many requests. */
        default Fault times(int most) {
            return (reply, number) -> number < most && answer(reply, number);
        }

        /** This one for requests of a range, the other for those of all. */
        default Fault forRanges(Fault otherwise) {
            return (reply, number) ->
                    reply.from() > 0 ? answer(reply, number) : otherwise.answer(reply, number);
        }
    }

    FaultyHub(int size) throws IOException {
        files.put("README.md", "A small model.\n".getBytes(StandardCharsets.UTF_8));
        files.put("config.json", "{\"model_type\":\"gpt2\"}".getBytes(StandardCharsets.UTF_8));
        files.put(BIG, bytes(size, 1));
        files.put("pytorch_model.bin", bytes(10, 2));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    static byte[] bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    HubEndpoint endpoint() {
        return HubEndpoint.parse("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    Map<String, byte[]> files() {
        return files;
    }

    byte[] truth(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new AssertionError(name);
        }
        return bytes;
    }

    /** What was asked so far: path, and the range where there was one. */
    List<String> requests() {
        return requests;
    }

    /** More members of the listing, such as {@code ,"gated":"auto"}. */
    void say(String members) {
        extra = members;
    }

    /** What goes wrong from now on. */
    void script(Fault next) {
        fault = next;
        bad.set(0);
        requests.clear();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Reply reply = new Reply(exchange, this);
        requests.add(reply.path() + (reply.from() > 0 ? " from " + reply.from() : ""));
        try (exchange) {
            boolean concerned = reply.isApi() || reply.name().equals(BIG);
            if (!concerned || !fault.answer(reply, bad.getAndIncrement())) {
                reply.right();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    byte[] listing() {
        String siblings =
                files.entrySet().stream()
                        .map(file -> sibling(file.getKey(), file.getValue()))
                        .collect(Collectors.joining(","));
        String json =
                String.format(
                        Locale.ROOT,
                        "{\"id\":\"%s\",\"sha\":\"%s\",\"private\":false,\"siblings\":[%s],"
                                + "\"cardData\":{\"license\":\"mit\"}%s}",
                        ID,
                        COMMIT,
                        siblings,
                        extra);
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String sibling(String name, byte[] bytes) {
        String lfs =
                name.endsWith(".safetensors") || name.endsWith(".bin")
                        ? String.format(
                                Locale.ROOT,
                                ",\"lfs\":{\"sha256\":\"%s\",\"size\":%d,\"pointerSize\":130}",
                                hex("SHA-256", bytes),
                                bytes.length)
                        : "";
        byte[] head = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII);
        return String.format(
                Locale.ROOT,
                "{\"rfilename\":\"%s\",\"size\":%d,\"blobId\":\"%s\"%s}",
                name,
                bytes.length,
                hex("SHA-1", head, bytes),
                lfs);
    }

    static String hex(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            Stream.of(parts).forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
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
