package dev.glassbox.app.failure;

import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The last run did not come to its own end.
 *
 * @param began when it began
 * @param crashLog what the JVM wrote about it, if the JVM itself broke
 */
record UncleanEnd(Instant began, Optional<Path> crashLog) {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /**
     * @param home where the launcher has the JVM put {@code hs_err_*.log}
     */
    static Optional<UncleanEnd> of(RunningMark mark, Path home) {
        return mark.left().map(began -> new UncleanEnd(began, newestCrashLog(home, began)));
    }

    Problem toProblem() {
        String when = WHEN.withZone(ZoneId.systemDefault()).format(began);
        return crashLog.map(log -> Problem.failure("app.crashed", log.toString(), "when", when))
                .orElseGet(() -> Problem.failure("app.ended-unexpectedly", "", "when", when));
    }

    private static Optional<Path> newestCrashLog(Path home, Instant since) {
        Path newest = null;
        FileTime latest = FileTime.from(since);
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(home, "hs_err_*.log")) {
            for (Path log : logs) {
                FileTime written = Files.getLastModifiedTime(log);
                if (written.compareTo(latest) >= 0) {
                    newest = log;
                    latest = written;
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(newest);
    }
}
