package dev.glassbox.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * The words of {@code --help}, under picocli's own keys, which is why they are files of their own.
 */
final class HelpTexts {
    private static final String FALLBACK = "en";

    private HelpTexts() {}

    /** The help texts in a language; in English where the language has none. */
    static ResourceBundle in(String language) {
        try (InputStream own = open(language);
                InputStream in = own == null ? open(FALLBACK) : own) {
            if (in == null) {
                throw new IllegalStateException("no help texts on the class path");
            }
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("help texts cannot be read", e);
        }
    }

    private static @org.jspecify.annotations.Nullable InputStream open(String language) {
        return HelpTexts.class.getResourceAsStream("help_" + language + ".properties");
    }
}
