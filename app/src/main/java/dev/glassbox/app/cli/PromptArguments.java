package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.tokenizer.Token;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A model and what it shall read: a text, or ids exactly as given. */
final class PromptArguments {
    @Option(names = "--model", required = true, paramLabel = "M")
    String model = "";

    @Option(names = "--ids", paramLabel = "1,2,3")
    private @Nullable String ids;

    @Parameters(arity = "0..1", paramLabel = "TEXT", descriptionKey = "text")
    private @Nullable String text;

    /**
     * What the model reads.
     *
     * @param ids at least one, each in the vocabulary, no more than the context
     * @param text that was cut into them; empty when ids were given
     * @param named whether ids came from a text: when they were given, no tokenizer is opened
     */
    record Prompt(int[] ids, String text, boolean named) {}

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if there is not exactly one of text and
     *     ids, or the model cannot read it
     */
    Prompt read(ModelDescription description, Console console) {
        if ((ids == null) == (text == null)) {
            throw Problem.input("cli.text-or-ids", "").asException();
        }
        if (ids != null) {
            int[] given = parse("--ids", ids);
            description.check(given);
            return new Prompt(given, "", false);
        }
        String given = TextArgument.read(text, console);
        int[] encoded = description.encode(given).stream().mapToInt(Token::id).toArray();
        return new Prompt(encoded, given, true);
    }

    /** Whether there is anything to read; for verbs that can do without. */
    boolean isGiven() {
        return ids != null || text != null;
    }

    /**
     * Whole numbers separated by commas.
     *
     * @param option that they were given for
     */
    static int[] parse(String option, String list) {
        try {
            return Arrays.stream(list.split(",", -1))
                    .map(String::strip)
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw Problem.input("cli.bad-ids", option, "value", list).asException();
        }
    }
}
