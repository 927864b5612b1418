package dev.glassbox.app.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.glassbox.app.background.Lane;
import dev.glassbox.app.background.Threads;
import dev.glassbox.app.files.UserFolders;
import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T20:30:00Z");
    private static final Clock CLOCK = Clock.fixed(BEGAN, ZoneOffset.UTC);

    @TempDir private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"home", "张三 的 文件 🤖/glassbox"})
    void aSecondInstanceIsNotLetInUntilTheFirstHasLeft(String home) {
        UserFolders folders = new UserFolders(root.resolve(home));
        Session first = Session.begin(folders, CLOCK).orElseThrow();

        assertTrue(Session.begin(folders, CLOCK).isEmpty());
        first.close();
        Session second = Session.begin(folders, CLOCK).orElseThrow();
        assertEquals(List.of(), second.notices());
        second.close();
    }

    @Test
    void anEndWithoutLeavingIsSaidAtTheNextStartAndOnlyThere() throws IOException {
        UserFolders folders = new UserFolders(root);
        endUncleanly(folders);

        Session next = Session.begin(folders, CLOCK).orElseThrow();
        assertEquals(
                List.of("app.ended-unexpectedly"),
                next.notices().stream().map(Problem::id).toList());
        next.close();
        Session later = Session.begin(folders, CLOCK).orElseThrow();
        assertEquals(List.of(), later.notices());
        later.close();
    }

    @Test
    void pointsToTheNewestCrashLogOfThatRun() throws IOException {
        UserFolders folders = new UserFolders(root);
        endUncleanly(folders);
        crashLog("hs_err_pid1.log", BEGAN.minusSeconds(60));
        crashLog("hs_err_pid2.log", BEGAN.plusSeconds(10));
        Path newest = crashLog("hs_err_pid3.log", BEGAN.plusSeconds(20));
        crashLog("other.log", BEGAN.plusSeconds(30));

        try (Session next = Session.begin(folders, CLOCK).orElseThrow()) {
            assertEquals("app.crashed", next.notices().get(0).id());
            assertEquals(newest.toString(), next.notices().get(0).place());
        }
    }

    @Test
    void runsWithASentenceWhereNothingCanBeWritten() throws IOException {
        Path occupied = Files.writeString(root.resolve("occupied"), "a file, not a folder");
        UserFolders folders = new UserFolders(occupied);
        try (Session session = Session.begin(folders, CLOCK).orElseThrow()) {
            assertEquals(
                    List.of(Problem.failure("app.nothing-kept", occupied.toString())),
                    session.notices());
        }
    }

    @Test
    void leavesInOrderAndOnce() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Threads threads = new Threads((thread, failure) -> {});
        threads.lane(Lane.MODEL)
                .execute(
                        () -> {
                            try {
                                Thread.sleep(200);
                            } catch (InterruptedException e) {
                                order.add("interrupted");
                            }
                            order.add("operation ended");
                        });
        OrderlyExit exit =
                new OrderlyExit(
                        () -> order.add("flushed"),
                        threads,
                        () -> order.add("clean"),
                        code -> order.add("halted " + code));
        exit.leave(0);
        exit.leave(1);

        assertEquals(List.of("flushed", "operation ended", "clean", "halted 0"), order);
    }

    @Test
    void haltsEvenWhenKeepingFails() {
        List<String> order = new ArrayList<>();
        OrderlyExit exit =
                new OrderlyExit(
                        () -> {
                            throw new IllegalStateException("disk on fire");
                        },
                        new Threads((thread, failure) -> {}),
                        () -> order.add("clean"),
                        code -> order.add("halted " + code));
        try {
            exit.leave(1);
        } catch (IllegalStateException e) {
            order.add(e.getMessage());
        }

        assertEquals(List.of("halted 1", "disk on fire"), order);
        assertFalse(order.contains("clean"));
    }

    /** As a killed process does: the lock goes, the mark stays. */
    private static void endUncleanly(UserFolders folders) throws IOException {
        Session.begin(folders, CLOCK).orElseThrow().close();
        Files.writeString(folders.runningMark(), BEGAN + "\n");
    }

    private Path crashLog(String name, Instant written) throws IOException {
        Path log = Files.writeString(root.resolve(name), "# SIGSEGV");
        Files.setLastModifiedTime(log, FileTime.from(written));
        return log;
    }
}
