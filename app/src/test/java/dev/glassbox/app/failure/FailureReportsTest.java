package dev.glassbox.app.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureReportsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T20:30:00.5Z"), ZoneOffset.UTC);

    @TempDir private Path home;
    private final Notices notices = new Notices(Runnable::run);

    @Test
    void writesWhatIsNeededToMendTheFault() throws IOException {
        FailureReports reports = reports(CLOCK);
        reports.describeStateBy(() -> "{\"layer\":2}");
        Problem problem = reports.report(new IllegalStateException("broken"), "glassbox-work-1");

        assertEquals("app.unexpected", problem.id());
        assertThat(Files.readString(Path.of(problem.place())))
                .contains(
                        "Glassbox 9.9",
                        "time 2026-11-21T20:30:00.500Z",
                        "java " + System.getProperty("java.vm.name"),
                        "thread glassbox-work-1",
                        "state {\"layer\":2}",
                        "IllegalStateException: broken",
                        "at " + getClass().getName());
    }

    @Test
    void aStateThatCannotBeDescribedDoesNotLoseTheReport() throws IOException {
        FailureReports reports = reports(CLOCK);
        reports.describeStateBy(
                () -> {
                    throw new IllegalArgumentException("no state");
                });
        Problem problem = reports.report(new IllegalStateException("broken"), "t");

        assertThat(Files.readString(Path.of(problem.place())))
                .contains("state unknown", "no state", "IllegalStateException: broken");
    }

    @Test
    void theSameFaultAgainIsOneReportAndOneNotice() {
        UncaughtHandler handler = new UncaughtHandler(reports(CLOCK), notices);
        for (int frame = 0; frame < 60; frame++) {
            handler.uncaughtException(Thread.currentThread(), new IllegalStateException("paint"));
        }

        assertEquals(1, notices.open().size());
        assertEquals(1, names().size());
    }

    @Test
    void aProblemWithASentenceOfItsOwnIsSaidAndNotReported() {
        Problem known = Problem.input("prompt.empty", "tiny");
        new UncaughtHandler(reports(CLOCK), notices)
                .uncaughtException(Thread.currentThread(), known.asException());

        assertEquals(List.of(known), List.copyOf(notices.open()));
        assertEquals(List.of(), names());
        notices.putAway(known);
        assertEquals(List.of(), List.copyOf(notices.open()));
    }

    @Test
    void keepsTheNewestTwenty() {
        for (int i = 0; i < 25; i++) {
            Clock later = Clock.offset(CLOCK, java.time.Duration.ofSeconds(i));
            reports(later).report(new IllegalStateException("fault " + i), "t");
        }

        assertEquals(20, names().size());
        assertEquals("report-20261121-203005-500.txt", names().get(0));
    }

    @Test
    void saysThatAReportCouldNotBeWritten() throws IOException {
        Path occupied = Files.writeString(home.resolve("occupied"), "a file, not a folder");
        FailureReports reports =
                new FailureReports(Disk.real(), occupied.resolve("reports"), CLOCK, "9.9");

        assertEquals(
                "app.unexpected-unreported",
                reports.report(new IllegalStateException("x"), "t").id());
    }

    private FailureReports reports(Clock clock) {
        return new FailureReports(Disk.real(), home.resolve("reports"), clock, "9.9");
    }

    private List<String> names() {
        Path folder = home.resolve("reports");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
