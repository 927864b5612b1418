package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model of 27 characters, trained for one step by {@code train}: real, small, and bad. */
final class SmallModel {
    /** Its characters: the small letters and the space. */
    private static final String TEXT = "the quick brown fox jumps over the lazy dog ".repeat(40);

    static final int VOCABULARY = 27;
    static final int CONTEXT = 64;

    private SmallModel() {}

    /** Trains it. */
    static Path in(Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("fox.txt"), TEXT);
        Path model = folder.resolve("fox");
        Called called =
                Called.with(
                        "",
                        "train",
                        "--text",
                        text.toString(),
                        "--steps",
                        "1",
                        "--out",
                        model.toString(),
                        "--json");
        assertThat(called.err()).isEmpty();
        return model;
    }

    /** A copy of a model's folder, to be damaged. */
    static Path copy(Path model, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }
}
