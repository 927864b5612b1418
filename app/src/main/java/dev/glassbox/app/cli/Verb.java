package dev.glassbox.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * One verb. It does its job and returns; what goes wrong is thrown as an {@code IntakeException}.
 * The options are filled in by picocli before the call.
 */
abstract class Verb implements Callable<Integer> {
    private final Job job;

    Verb(Job job) {
        this.job = job;
    }

    final Job job() {
        return job;
    }

    final PrintStream out() {
        return job.console().out();
    }

    /** A text in the user's language; {@code pairs} alternate names and values. */
    final String text(String key, Object... pairs) {
        return job.messages().text(key, pairs);
    }

    /** The verbs below this one. */
    List<Verb> verbs() {
        return List.of();
    }

    @Override
    public final Integer call() throws Exception {
        return run();
    }

    /**
     * Does the job.
     *
     * @return the exit code
     */
    abstract int run() throws Exception;
}
