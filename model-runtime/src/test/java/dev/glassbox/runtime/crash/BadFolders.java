package dev.glassbox.runtime.crash;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.crash.Calls.Answer;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Opens model folders with one thing wrong. */
final class BadFolders {
    private static final String WEIGHTS = "model.safetensors";
    private static final String CONFIG = "config.json";

    private final Calls calls;
    private final Path sound;
    private final Path work;
    private int count;

    BadFolders(Calls calls, String family, Path work) {
        this.calls = calls;
        this.sound = TestModels.reference(family);
        this.work = work;
    }

    void weights() throws IOException {
        byte[] whole = Files.readAllBytes(sound.resolve(WEIGHTS));
        int header = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String text = new String(whole, Long.BYTES, header, StandardCharsets.UTF_8);
        int at = text.indexOf("\"dtype\":") + "\"dtype\":".length();
        String type = text.substring(at, text.indexOf(',', at));
        weights("empty", new byte[0]);
        weights("seven bytes", new byte[7]);
        weights("a length alone", Arrays.copyOf(whole, Long.BYTES));
        weights("cut in the header", Arrays.copyOf(whole, Long.BYTES + header / 2));
        weights("without data", Arrays.copyOf(whole, Long.BYTES + header));
        weights("cut in the data", Arrays.copyOf(whole, whole.length - 100));
        weights("one byte more", Arrays.copyOf(whole, whole.length + 1));
        weights("a negative length", prefixed(whole, -1));
        weights("a length of 2^62", prefixed(whole, 1L << 62));
        weights("zeros", new byte[whole.length]);
        weights("a pickle", "\u0080\u0002}q\u0000.".getBytes(StandardCharsets.ISO_8859_1));
        weights(
                "offsets beyond the end",
                header(whole, text, "\"data_offsets\":[", "\"data_offsets\":[9"));
        weights("another type", header(whole, text, type, "\"I64\""));
        weights("an unknown type", header(whole, text, type, "\"F8X\""));
        weights("a shape of 2^31", header(whole, text, "\"shape\":[", "\"shape\":[2147483648,"));
        weights(
                "a shape that overflows",
                header(whole, text, "\"shape\":[", "\"shape\":[2147483647,2147483647,2147483647,"));
        weights("not a number", notFinite(whole, Float.NaN));
        weights("infinite", notFinite(whole, Float.POSITIVE_INFINITY));
    }

    void configs() throws IOException {
        String text = Files.readString(sound.resolve(CONFIG));
        config("empty", "");
        config("not JSON", "{\"model_type\": ");
        config(
                "another family",
                text.replaceAll("\"model_type\": \"[^\"]*\"", "\"model_type\": \"mamba\""));
        config("no layers", number(text, "n_layer|num_hidden_layers|num_layers", "0"));
        config("2^24 layers", number(text, "n_layer|num_hidden_layers|num_layers", "16777216"));
        config(
                "more layers than there are",
                number(text, "n_layer|num_hidden_layers|num_layers", "77"));
        config("a width of 2^24", number(text, "n_embd|hidden_size", "16777216"));
        config("another width", number(text, "n_embd|hidden_size", "24"));
        config(
                "heads that do not divide",
                number(text, "n_head|num_attention_heads|num_heads", "5"));
        config("minus one head", number(text, "n_head|num_attention_heads|num_heads", "-1"));
        config("a vocabulary of 2^31", number(text, "vocab_size", "2147483648"));
        config("another vocabulary", number(text, "vocab_size", "7"));
        config("sizes as texts", number(text, "vocab_size", "\"sixty\""));
    }

    /** Files that change under the reader's hands: open or refused, never the end. */
    void changing() throws Exception {
        Path folder = copy();
        byte[] whole = Files.readAllBytes(folder.resolve(WEIGHTS));
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(WEIGHTS).toFile(), "rw")) {
            Thread breaker =
                    new Thread(
                            () -> {
                                try {
                                    while (!Thread.interrupted()) {
                                        file.setLength(whole.length / 2);
                                        file.setLength(0);
                                        file.seek(0);
                                        file.write(whole);
                                    }
                                } catch (IOException e) {
                                    // the test is over
                                }
                            });
            breaker.start();
            for (int i = 0; i < 5; i++) {
                calls.expect(
                        Answer.EITHER,
                        "weights that shrink and grow " + i,
                        () -> openTenTimes(folder));
            }
            breaker.interrupt();
            breaker.join();
        }
        calls.refused(
                "weights deleted",
                () -> {
                    Files.delete(folder.resolve(WEIGHTS));
                    open(folder);
                });
        Path opened = copy();
        LanguageModel model = catalog().open(opened.toString());
        calls.expect(
                Answer.DONE,
                "a model whose file is gone goes on",
                () -> {
                    try (RandomAccessFile file =
                            new RandomAccessFile(opened.resolve(WEIGHTS).toFile(), "rw")) {
                        file.setLength(0);
                    }
                    model.run(new int[] {1, 2}, TraceRequest.lastLogits(), Cancellation.NONE);
                });
        model.close();
    }

    private void openTenTimes(Path folder) {
        RuntimeException last = null;
        for (int i = 0; i < 10; i++) {
            try {
                open(folder);
            } catch (IntakeException e) {
                last = e;
            }
        }
        if (last != null) {
            throw last;
        }
    }

    private void weights(String name, byte[] bytes) throws IOException {
        Path folder = copy();
        Files.write(folder.resolve(WEIGHTS), bytes);
        calls.refused("weights: " + name, () -> open(folder));
    }

    private void config(String name, String text) throws IOException {
        Path folder = copy();
        Files.writeString(folder.resolve(CONFIG), text);
        calls.refused("config: " + name, () -> open(folder));
    }

    private static void open(Path folder) {
        catalog().open(folder.toString()).close();
    }

    private static ModelCatalog catalog() {
        return new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath());
    }

    private Path copy() throws IOException {
        Path folder = Files.createDirectories(work.resolve("folder-" + count++));
        try (Stream<Path> files = Files.list(sound)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        return folder;
    }

    private static String number(String config, String keys, String value) {
        return config.replaceAll("\"(" + keys + ")\": [0-9]+", "\"$1\": " + value);
    }

    private static byte[] prefixed(byte[] file, long length) {
        byte[] changed = file.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        return changed;
    }

    /** The file with one place of its header changed, the length prefix too. */
    private static byte[] header(byte[] file, String text, String old, String with) {
        int at = text.indexOf(old);
        if (at < 0) {
            throw new IllegalStateException("no " + old + " in the header");
        }
        byte[] header =
                (text.substring(0, at) + with + text.substring(at + old.length()))
                        .getBytes(StandardCharsets.UTF_8);
        int before = Long.BYTES + text.getBytes(StandardCharsets.UTF_8).length;
        return ByteBuffer.allocate(Long.BYTES + header.length + file.length - before)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(file, before, file.length - before)
                .array();
    }

    /** In every tensor: some are passed over. */
    private static byte[] notFinite(byte[] file, float value) {
        ByteBuffer changed = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int data = Long.BYTES + (int) changed.getLong(0);
        for (int at = data; at + Float.BYTES <= file.length; at += Float.BYTES) {
            changed.putFloat(at, value);
        }
        return changed.array();
    }
}
