package dev.glassbox.app.cli;

import dev.glassbox.app.Wiring;
import dev.glassbox.app.i18n.Language;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Reads the words of a command line, does the one job, and answers with the exit code. */
public final class Cli {
    /** It was done. */
    public static final int DONE = 0;

    /** What was asked for is right but could not be done. */
    public static final int FAILED = 1;

    /** What the user gave is wrong. */
    public static final int BAD_INPUT = 2;

    private static final int HELP_COLUMNS = 100;

    private final Wiring wiring;
    private final Console console;

    public Cli(Wiring wiring, Console console) {
        this.wiring = wiring;
        this.console = console;
    }

    /**
     * Does what the words ask for.
     *
     * @return {@link #DONE}, {@link #FAILED} or {@link #BAD_INPUT}; in the latter two cases exactly
     *     one line was written to the error stream
     */
    public int run(String... words) {
        try {
            return speak(words);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private int speak(String... words) {
        Optional<String> tag = SpokenLanguage.in(List.of(words));
        boolean known = tag.isEmpty() || wiring.languages().byTag(tag.get()).isPresent();
        Messages messages =
                wiring.newMessages(known ? tag.orElse("") : "", Messages.Destination.TERMINAL);
        Job job = new Job(wiring, console, messages);
        if (!known) {
            return say(job, unknownLanguage(tag.get()));
        }
        return words.length == 0 ? open(job) : commandLine(job).execute(words);
    }

    /** Without any words there is nothing to parse, and the window is there sooner. */
    private int open(Job job) {
        try {
            return new GlassboxVerb(job).run();
        } catch (RuntimeException e) {
            return say(job, problem(job, e));
        }
    }

    private Problem unknownLanguage(String tag) {
        String known =
                wiring.languages().all().stream()
                        .map(Language::tag)
                        .collect(Collectors.joining(" "));
        return Problem.input("cli.unknown-language", "", "language", tag, "known", known);
    }

    CommandLine commandLine(Job job) {
        CommandLine line = withVerbs(new GlassboxVerb(job));
        // The bundle and the other settings reach the verbs only once these are there.
        line.setResourceBundle(HelpTexts.in(job.messages().language()));
        line.setExpandAtFiles(false); // a text may begin with @
        line.setOverwrittenOptionsAllowed(true); // the last one counts
        line.setOut(new PrintWriter(console.out(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpWidth(HELP_COLUMNS);
        line.setParameterExceptionHandler((e, args) -> say(job, Misuse.problem(e)));
        line.setExecutionExceptionHandler((e, at, parsed) -> say(job, problem(job, e)));
        return line;
    }

    private static CommandLine withVerbs(Verb verb) {
        CommandLine line = new CommandLine(verb);
        verb.verbs().forEach(below -> line.addSubcommand(withVerbs(below)));
        return line;
    }

    private static Problem problem(Job job, Exception e) {
        if (e instanceof IntakeException refused) {
            return refused.problem();
        }
        if (e instanceof ParameterException misused) {
            return Misuse.problem(misused);
        }
        return job.wiring().reports().report(e, Thread.currentThread().getName());
    }

    private int say(Job job, Problem problem) {
        String sentence = job.messages().sentence(problem).replaceAll("\\R", " ");
        console.err().println(sentence);
        return problem.blame() == Problem.Blame.INPUT ? BAD_INPUT : FAILED;
    }
}
