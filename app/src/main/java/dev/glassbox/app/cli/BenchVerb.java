package dev.glassbox.app.cli;

import dev.glassbox.app.speed.SpeedCheck;
import dev.glassbox.app.speed.SpeedTable;
import dev.glassbox.runtime.bench.BenchReport;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.trace.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: how fast this machine is, and how near the runtime comes to its limits. */
@Command(name = "bench")
final class BenchVerb extends Verb {
    private static final int MOST_THREADS = 1024;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N")
    private int threads = 1;

    @Option(names = "--all")
    private boolean all;

    private final Checks checks;

    /** Makes what measures. */
    @FunctionalInterface
    interface Checks {
        SpeedCheck of(int threads, boolean all);
    }

    BenchVerb(Job job) {
        this(job, (threads, all) -> job.wiring().speedCheckWithoutWindow(threads, all));
    }

    BenchVerb(Job job, Checks checks) {
        super(job);
        this.checks = checks;
    }

    @Override
    int run() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw Problem.input("cli.threads", "--threads", "value", threads).asException();
        }
        SpeedCheck check = checks.of(threads, all);
        BenchReport report = check.run((fraction, now) -> tell(fraction, now), Cancellation.NONE);
        if (json) {
            Json.line(out(), report.json());
        } else {
            print(report);
        }
        return Cli.DONE;
    }

    /** Where a person watches; a stream of JSON holds the result alone. */
    private void tell(double fraction, String now) {
        if (!json) {
            out().println(
                            text(
                                    "cli.bench-part",
                                    "percent",
                                    Math.round(100 * fraction),
                                    "part",
                                    text("bench.section." + now)));
            out().flush();
        }
    }

    private void print(BenchReport report) {
        SpeedTable table = new SpeedTable(job().messages());
        out().println();
        out().println(table.head(report));
        out().println(table.weights(report));
        for (SpeedTable.Section section : table.sections(report)) {
            out().println();
            out().println(section.title());
            for (SpeedTable.Row row : section.rows()) {
                out().println(
                                "  "
                                        + Columns.pad(row.what(), 54)
                                        + Columns.padLeft(row.value(), 16)
                                        + "  "
                                        + Columns.pad(row.ratio(), 22)
                                        + row.limit());
            }
        }
    }
}
