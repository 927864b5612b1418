package dev.glassbox.app.failure;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.AtomicFile;
import dev.glassbox.runtime.store.Disk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Turns faults of ours into a sentence for the user and a file for whoever mends them: version,
 * machine, what was on screen, where it happened. Nothing is sent anywhere. Safe on any thread.
 */
public final class FailureReports {
    private static final int KEPT = 20;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'report-'yyyyMMdd-HHmmss-SSS'.txt'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Disk disk;
    private final Path folder;
    private final Clock clock;
    private final String version;
    private final Map<String, Problem> told = new HashMap<>();
    private volatile Supplier<String> state = () -> "";

    /**
     * @param folder where the reports go
     * @param version the app's own
     */
    public FailureReports(Disk disk, Path folder, Clock clock, String version) {
        this.disk = disk;
        this.folder = folder;
        this.clock = clock;
        this.version = version;
    }

    /**
     * Has reports say what was on screen.
     *
     * @param state the visualizer's state as JSON; asked on the thread that failed
     */
    public void describeStateBy(Supplier<String> state) {
        this.state = state;
    }

    /**
     * Reports a fault. The same fault again is the same report: a broken picture fails sixty times
     * a second.
     *
     * @param thread the name of the thread it happened on
     * @return what to tell the user
     */
    public synchronized Problem report(Throwable failure, String thread) {
        return told.computeIfAbsent(signature(failure), signature -> write(failure, thread));
    }

    private Problem write(Throwable failure, String thread) {
        Path file = folder.resolve(NAME.format(clock.instant()));
        try {
            byte[] text = text(failure, thread).getBytes(StandardCharsets.UTF_8);
            new AtomicFile(disk).replace(file, out -> out.write(text));
            deleteOldest();
            return Problem.failure("app.unexpected", file.toString());
        } catch (IntakeException | IOException e) {
            return Problem.failure("app.unexpected-unreported", folder.toString());
        }
    }

    private void deleteOldest() throws IOException {
        List<Path> reports =
                disk.list(folder).stream()
                        .filter(path -> String.valueOf(path.getFileName()).startsWith("report-"))
                        .toList();
        for (Path path : reports.subList(0, Math.max(0, reports.size() - KEPT))) {
            disk.delete(path);
        }
    }

    private String text(Throwable failure, String thread) {
        Runtime memory = Runtime.getRuntime();
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            out.println("Glassbox " + version);
            out.println("time " + clock.instant());
            out.println("java " + properties("java.vm.name", "java.version", "java.vendor"));
            out.println("system " + properties("os.name", "os.version", "os.arch"));
            out.println("language " + Locale.getDefault().toLanguageTag());
            out.println("processors " + memory.availableProcessors());
            out.println(
                    "heap "
                            + (memory.totalMemory() - memory.freeMemory() >> 20)
                            + " of at most "
                            + (memory.maxMemory() >> 20)
                            + " MB");
            out.println("thread " + thread);
            out.println("state " + describedState());
            out.println();
            failure.printStackTrace(out);
        }
        return text.toString();
    }

    private String describedState() {
        try {
            return state.get();
        } catch (RuntimeException e) {
            return "unknown, for it failed too: " + e;
        }
    }

    private static String properties(String... names) {
        StringBuilder joined = new StringBuilder();
        for (String name : names) {
            joined.append(joined.isEmpty() ? "" : " ").append(System.getProperty(name, ""));
        }
        return joined.toString();
    }

    /** Two failures of one kind at one place are the same fault. */
    private static String signature(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
