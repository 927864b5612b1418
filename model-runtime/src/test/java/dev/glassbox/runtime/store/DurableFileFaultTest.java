package dev.glassbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.IntakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fails every single operation of every write, then cuts the power in every possible way. */
class DurableFileFaultTest {
    private static final Path FILE = Path.of("/data/settings.json").toAbsolutePath();
    private static final Path PREVIOUS = FILE.resolveSibling("settings.json.previous");
    private static final int WRITES = 3;

    /** What is on the disk before, and what counts as acknowledged then. */
    private enum Start {
        NOTHING,
        ONE,
        TWO,
        CURRENT_DAMAGED,
        CURRENT_EMPTY,
        CURRENT_MISSING,
        CURRENT_OLDER;

        FaultyDisk disk() {
            FaultyDisk disk = new FaultyDisk();
            switch (this) {
                case NOTHING -> {}
                case ONE -> plant(disk, FILE, 1, "\"old\"");
                case TWO -> {
                    plant(disk, FILE, 2, "\"old\"");
                    plant(disk, PREVIOUS, 1, "\"older\"");
                }
                case CURRENT_DAMAGED -> {
                    disk.plant(FILE, new byte[40]);
                    plant(disk, PREVIOUS, 1, "\"old\"");
                }
                case CURRENT_EMPTY -> {
                    disk.plant(FILE, new byte[0]);
                    plant(disk, PREVIOUS, 1, "\"old\"");
                }
                case CURRENT_MISSING -> plant(disk, PREVIOUS, 1, "\"old\"");
                case CURRENT_OLDER -> {
                    plant(disk, FILE, 1, "\"older\"");
                    plant(disk, PREVIOUS, 2, "\"old\"");
                }
            }
            return disk;
        }

        String acknowledged() {
            return this == NOTHING ? "" : "\"old\"";
        }

        private static void plant(FaultyDisk disk, Path path, long generation, String document) {
            String text = new Envelope(1, generation, document).toText();
            disk.plant(path, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The documents that a reader may see: the last acknowledged one, or the one being written. */
    private record Allowed(String acknowledged, List<String> attempted) {}

    @ParameterizedTest
    @EnumSource
    void aPowerCutAtAnyMomentLeavesTheOldOrTheNewDocument(Start start) {
        int disks = 0;
        for (int operation = 0; ; operation++) {
            FaultyDisk disk = start.disk();
            disk.failing(FaultyDisk.Fault.forEverFrom(operation));
            Allowed allowed = writeAll(disk, start);
            boolean untouched = disk.operations() <= operation;
            disks += PowerCuts.forEach(disk, after -> assertHolds(after, allowed, disk.log()));
            if (untouched) {
                break;
            }
        }
        assertThat(disks).isGreaterThan(500);
    }

    @ParameterizedTest
    @EnumSource
    void aSingleFailureAtAnyOperationLosesNothing(Start start) {
        for (int operation = 0; ; operation++) {
            for (boolean half : new boolean[] {false, true}) {
                FaultyDisk disk = start.disk();
                disk.failing(
                        half
                                ? FaultyDisk.Fault.halfDoneOnce(operation)
                                : FaultyDisk.Fault.once(operation));
                Allowed allowed = writeAll(disk, start);
                if (disk.operations() <= operation) {
                    assertThat(allowed.acknowledged()).isEqualTo("\"3\"");
                    return;
                }
                disk.failing(FaultyDisk.Fault.NEVER);
                assertHolds(disk, allowed, disk.log());
            }
        }
    }

    /** A fault while coming back from a power cut, then a second power cut. */
    @Test
    void aFaultDuringRecoveryLosesNothing() {
        for (int operation = 0; ; operation++) {
            FaultyDisk disk = Start.TWO.disk();
            disk.failing(FaultyDisk.Fault.forEverFrom(operation));
            Allowed allowed = writeAll(disk, Start.TWO);
            boolean[] everything = new boolean[disk.pendingEffects()];
            for (int mask = 0; mask < 2; mask++) {
                Arrays.fill(everything, mask == 1);
                recoverWithFaults(disk, everything, allowed);
            }
            if (disk.operations() <= operation) {
                break;
            }
        }
    }

    private static void recoverWithFaults(FaultyDisk disk, boolean[] survives, Allowed allowed) {
        for (int operation = 0; ; operation++) {
            FaultyDisk after = disk.afterPowerCut(survives, disk.lastWriteLength(survives));
            after.failing(FaultyDisk.Fault.forEverFrom(operation));
            List<String> attempted = new ArrayList<>(allowed.attempted());
            String acknowledged = allowed.acknowledged();
            attempted.add("\"again\"");
            if (succeeds(() -> file(after).write("\"again\""))) {
                acknowledged = "\"again\"";
                attempted = List.of("\"again\"");
            }
            Allowed now = new Allowed(acknowledged, attempted);
            PowerCuts.forEach(after, last -> assertHolds(last, now, after.log()));
            if (after.operations() <= operation) {
                return;
            }
        }
    }

    @Test
    void aFullDiskKeepsTheOldDocument() {
        for (long room = 0; room < 100; room++) {
            FaultyDisk disk = Start.ONE.disk();
            disk.room(room);
            DurableFile file = file(disk);
            try {
                file.write("\"a new document\"");
                assertThat(file(disk).read().document()).contains("\"a new document\"");
            } catch (IntakeException e) {
                assertThat(e.problem().id()).isEqualTo("store.full");
                assertThat(file(disk).read().document()).contains("\"old\"");
                assertThat(disk.files()).containsExactly(FILE);
            }
        }
    }

    private static Allowed writeAll(FaultyDisk disk, Start start) {
        DurableFile file = file(disk);
        String acknowledged = start.acknowledged();
        List<String> attempted = new ArrayList<>();
        for (int i = 1; i <= WRITES; i++) {
            String document = "\"" + i + "\"";
            attempted.add(document);
            if (succeeds(() -> file.write(document))) {
                acknowledged = document;
                attempted.clear();
            }
        }
        return new Allowed(acknowledged, List.copyOf(attempted));
    }

    /** The disk holds a document that it may hold, and takes the next one. */
    private static void assertHolds(FaultyDisk disk, Allowed allowed, List<String> log) {
        String found = file(disk).read().document().orElse("");
        Set<String> all = new HashSet<>(allowed.attempted());
        all.add(allowed.acknowledged());
        assertThat(all).as("after %s", log).contains(found);
        DurableFile next = file(disk);
        next.write("\"next\"");
        assertThat(file(disk).read().document()).contains("\"next\"");
        assertThat(disk.files())
                .as("leftovers")
                .noneMatch(path -> path.toString().endsWith(AtomicFile.TEMPORARY));
    }

    private static boolean succeeds(Runnable action) {
        try {
            action.run();
            return true;
        } catch (IntakeException e) {
            assertThat(e.problem().id()).startsWith("store.");
            return false;
        }
    }

    private static DurableFile file(FaultyDisk disk) {
        return new DurableFile(disk, new AtomicFile(disk, millis -> {}), FILE, 1);
    }
}
