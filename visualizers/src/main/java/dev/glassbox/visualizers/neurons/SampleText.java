package dev.glassbox.visualizers.neurons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of several kinds of text in English and Chinese; a model reads those it has tokens for. */
final class SampleText {
    private static final String NAME = "sample.txt";
    private static final List<String> LINES = read();

    private SampleText() {}

    /** Each short enough for a context of 64 tokens of one character. */
    static List<String> lines() {
        return LINES;
    }

    private static List<String> read() {
        try (InputStream in = SampleText.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException("no " + NAME + " beside its class");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
