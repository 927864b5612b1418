package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.runtime.training.SizeAdvice;
import dev.glassbox.runtime.training.text.PlainText;
import dev.glassbox.runtime.training.text.TextReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A text of the user's own to train on, and how. */
final class OwnTextArguments {
    /** The recipe for a text of the user's own. */
    private static final String FOR_A_TEXT = "text-char";

    private static final String CHARACTERS = "char";
    private static final String PAIRS = "bpe";

    @Option(names = "--text", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--column", paramLabel = "NAME")
    private @Nullable String column;

    @Option(names = "--tokenizer", paramLabel = "char|bpe")
    private @Nullable String tokenizer;

    @Option(names = "--vocab-size", paramLabel = "N", descriptionKey = "glassbox.train.vocabulary")
    private @Nullable Integer vocabulary;

    @Option(names = "--advised")
    private boolean advised;

    /** Whether a text is given. */
    boolean given() {
        return file != null;
    }

    /**
     * Refuses what only goes with a text, or with byte pairs.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException naming the option
     */
    void requireSense() {
        if (file == null) {
            firstGiven()
                    .ifPresent(
                            option -> {
                                throw Problem.input("cli.only-with", option, "with", "--text")
                                        .asException();
                            });
        }
        if (tokenizer != null && !List.of(CHARACTERS, PAIRS).contains(tokenizer)) {
            throw Problem.input(
                            "cli.bad-value",
                            "glassbox train",
                            "option",
                            "--tokenizer",
                            "value",
                            tokenizer)
                    .asException();
        }
        if (vocabulary != null && !PAIRS.equals(tokenizer)) {
            throw Problem.input("cli.only-with", "--vocab-size", "with", "--tokenizer bpe")
                    .asException();
        }
    }

    private Optional<String> firstGiven() {
        return Stream.of(
                        column == null ? "" : "--column",
                        tokenizer == null ? "" : "--tokenizer",
                        vocabulary == null ? "" : "--vocab-size",
                        advised ? "--advised" : "")
                .filter(option -> !option.isEmpty())
                .findFirst();
    }

    /** The text; there must be one. */
    PlainText read() {
        if (file == null) {
            throw new IllegalStateException("no text was given");
        }
        return new TextReader().read(file, Optional.ofNullable(column));
    }

    /** What is advised for the text, where that was asked for. */
    Optional<SizeAdvice> advice(PlainText text) {
        if (!advised) {
            return Optional.empty();
        }
        return Optional.of(
                tokenizer == null ? SizeAdvice.of(text) : SizeAdvice.of(text, pairs(text)));
    }

    /** The recipe for the text as it is asked for. */
    Recipe recipe(PlainText text) {
        return RecipeShelf.bundled().get(FOR_A_TEXT).forText(text, pairs(text));
    }

    private int pairs(PlainText text) {
        if (!PAIRS.equals(tokenizer)) {
            return 0;
        }
        return vocabulary == null ? SizeAdvice.pairVocabulary(text.characters()) : vocabulary;
    }
}
