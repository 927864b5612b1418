package dev.glassbox.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the reference tokenizers gave; each file names its script in {@code src/test/python}. */
final class References {
    static final ObjectMapper JSON = new ObjectMapper();

    private References() {}

    /** A file or folder below {@code reference/tokenizer}. */
    static Path path(String name) {
        URL url = References.class.getResource("/reference/tokenizer/" + name);
        if (url == null) {
            throw new AssertionError("no reference " + name);
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        try {
            return JSON.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int[] ids(JsonNode array) {
        return JSON.convertValue(array, int[].class);
    }
}
