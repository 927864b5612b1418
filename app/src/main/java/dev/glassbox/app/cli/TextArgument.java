package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The word {@code TEXT} of a command: itself, or all of standard input where it is {@code -}. */
final class TextArgument {
    private TextArgument() {}

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if standard input is longer than a text
     *     may be, or not UTF-8
     */
    static String read(String word, Console console) {
        if (!word.equals("-")) {
            return word;
        }
        int limit = Limits.standard().files().text();
        try {
            byte[] bytes = console.in().readNBytes(limit);
            if (bytes.length == limit && console.in().read() >= 0) {
                throw Problem.input("cli.stdin-too-long", "", "bytes", limit).asException();
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
                ForeignFiles.decode(bytes, word); // says where
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
