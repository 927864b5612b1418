package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.Problem;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the words of a command line; picocli says it in English only. */
final class Misuse {
    private Misuse() {}

    static Problem problem(ParameterException e) {
        String verb = verb(e.getCommandLine());
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, verb);
        }
        ArgSpec argument = e.getArgSpec();
        if (e instanceof MissingParameterException missing) {
            return Problem.input("cli.missing", verb, "what", labels(missing.getMissing()));
        }
        if (argument != null) {
            return Problem.input(
                    "cli.bad-value",
                    verb,
                    "option",
                    label(argument),
                    "value",
                    String.valueOf(e.getValue()));
        }
        return Problem.input("cli.misused", verb);
    }

    private static Problem unmatched(UnmatchedArgumentException e, String verb) {
        String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            return Problem.input("cli.unknown-option", verb, "option", word);
        }
        if (!e.getCommandLine().getSubcommands().isEmpty()) {
            return Problem.input(
                    "cli.unknown-verb",
                    verb,
                    "word",
                    word,
                    "known",
                    String.join(" ", e.getCommandLine().getSubcommands().keySet()));
        }
        return Problem.input("cli.one-too-many", verb, "word", word);
    }

    private static String labels(List<ArgSpec> arguments) {
        return arguments.stream()
                .map(
                        argument ->
                                argument.isOption()
                                        ? label(argument) + " " + argument.paramLabel()
                                        : label(argument))
                .collect(Collectors.joining(", "));
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String verb(CommandLine line) {
        return line.getCommandSpec().qualifiedName(" ");
    }
}
