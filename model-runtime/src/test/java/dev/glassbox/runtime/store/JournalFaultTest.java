package dev.glassbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.IntakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every acknowledged record is read again, in order; at most the unacknowledged one follows. */
class JournalFaultTest {
    private static final Path FILE = Path.of("/data/answers.journal").toAbsolutePath();
    private static final int RECORDS = 4;

    @Test
    void aPowerCutAtAnyMomentKeepsEveryAcknowledgedRecord() {
        for (int operation = 0; ; operation++) {
            FaultyDisk disk = new FaultyDisk();
            disk.failing(FaultyDisk.Fault.forEverFrom(operation));
            List<String> acknowledged = appendAll(disk);
            PowerCuts.forEach(disk, after -> assertKeeps(after, acknowledged));
            if (disk.operations() <= operation) {
                assertThat(acknowledged).hasSize(RECORDS);
                return;
            }
        }
    }

    @Test
    void aSingleFailureAtAnyOperationLosesNoLaterRecord() {
        for (int operation = 0; ; operation++) {
            FaultyDisk disk = new FaultyDisk();
            disk.failing(FaultyDisk.Fault.halfDoneOnce(operation));
            List<String> acknowledged = appendAll(disk);
            if (disk.operations() <= operation) {
                return;
            }
            disk.failing(FaultyDisk.Fault.NEVER);
            assertKeeps(disk, acknowledged);
        }
    }

    @Test
    void anyCutOfTheFileGivesAPrefixOfItsRecords() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        appendAll(disk);
        byte[] bytes = disk.peek(FILE);
        for (int length = 0; length <= bytes.length; length++) {
            FaultyDisk cut = new FaultyDisk();
            cut.plant(FILE, Arrays.copyOf(bytes, length));
            List<String> found = texts(open(cut, 0));
            assertThat(found).isEqualTo(expected(0, length * RECORDS / bytes.length));
        }
    }

    @Test
    void anyFlippedBitEndsTheReadingThere() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        appendAll(disk);
        byte[] bytes = disk.peek(FILE);
        int recordBytes = bytes.length / RECORDS;
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            FaultyDisk flipped = new FaultyDisk();
            flipped.plant(FILE, damaged);
            assertThat(texts(open(flipped, 0))).isEqualTo(expected(0, bit / 8 / recordBytes));
        }
    }

    @Test
    void recordsTakenIntoASnapshotAreNotCountedTwice() {
        FaultyDisk disk = new FaultyDisk();
        appendAll(disk);
        assertThat(texts(open(disk, 2))).isEqualTo(expected(2, RECORDS));
        Journal journal = open(disk, RECORDS);
        assertThat(journal.entries()).isEmpty();
        assertThat(journal.lastNumber()).isEqualTo(RECORDS);
        journal.restart();
        journal.append("later".getBytes(StandardCharsets.UTF_8));
        assertThat(journal.lastNumber()).isEqualTo(RECORDS + 1);
        assertThat(texts(open(disk, RECORDS))).containsExactly("later");
    }

    private static List<String> appendAll(FaultyDisk disk) {
        List<String> acknowledged = new ArrayList<>();
        try {
            Journal journal = open(disk, 0);
            for (String text : expected(0, RECORDS)) {
                if (appended(journal, text)) {
                    acknowledged.add(text);
                }
            }
        } catch (IntakeException e) {
            assertThat(e.problem().id()).isEqualTo("store.unreadable");
        }
        return acknowledged;
    }

    private static boolean appended(Journal journal, String text) {
        try {
            journal.append(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IntakeException e) {
            assertThat(e.problem().id()).startsWith("store.");
            return false;
        }
    }

    private static void assertKeeps(FaultyDisk disk, List<String> acknowledged) {
        Journal journal = open(disk, 0);
        List<String> found = texts(journal);
        assertThat(found).hasSizeBetween(acknowledged.size(), acknowledged.size() + 1);
        assertThat(found.subList(0, acknowledged.size())).isEqualTo(acknowledged);
        journal.append("next".getBytes(StandardCharsets.UTF_8));
        List<String> longer = new ArrayList<>(found);
        longer.add("next");
        assertThat(texts(open(disk, 0))).isEqualTo(longer);
    }

    private static Journal open(FaultyDisk disk, long after) {
        return Journal.open(disk, new AtomicFile(disk, millis -> {}), FILE, after);
    }

    private static List<String> expected(int from, int until) {
        return List.of("rec-0", "rec-1", "rec-2", "rec-3").subList(from, until);
    }

    private static List<String> texts(Journal journal) {
        return journal.entries().stream()
                .map(entry -> new String(entry.bytes(), StandardCharsets.UTF_8))
                .toList();
    }
}
