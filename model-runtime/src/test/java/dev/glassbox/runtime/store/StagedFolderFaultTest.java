package dev.glassbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.store.FaultyDisk.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A disk that fails at any operation leaves the whole folder or none; another attempt ends well.
 */
class StagedFolderFaultTest {
    private static final Path STAGING = Path.of("/models/.partial/someone/small/commit");
    private static final Path TARGET = Path.of("/models/someone/small");
    private static final List<String> NAMES = List.of("weights", "config.json");
    private static final String BYTES = "0123456789";

    @Test
    void anyFaultLeavesTheWholeFolderOrNone() throws IOException {
        int operations = operationsOfOneRun();
        assertThat(operations).isGreaterThan(20);
        for (int at = 0; at < operations; at++) {
            for (Fault fault : List.of(Fault.halfDoneOnce(at), Fault.forEverFrom(at))) {
                FaultyDisk disk = new FaultyDisk();
                disk.failing(fault);
                attempt(disk);
                disk.failing(Fault.NEVER);
                assertWholeOrNone(disk, "fault " + fault + " in " + disk.log());
                finish(disk);
                assertWhole(disk);
            }
        }
    }

    @Test
    void aPowerCutAfterPublishingLosesNothing() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        write(disk);
        assertWhole(disk.afterPowerCut(new boolean[disk.pendingEffects()], 0));
    }

    @Test
    void aPowerCutAtAnyTimeLeavesTheWholeFolderOrNone() throws IOException {
        int operations = operationsOfOneRun();
        for (int at = 0; at < operations; at++) {
            FaultyDisk disk = new FaultyDisk();
            disk.failing(Fault.forEverFrom(at));
            attempt(disk);
            for (boolean reached : new boolean[] {false, true}) {
                boolean[] survives = new boolean[disk.pendingEffects()];
                Arrays.fill(survives, reached);
                FaultyDisk after = disk.afterPowerCut(survives, disk.lastWriteLength(survives) / 2);
                assertWholeOrNone(after, "power cut at " + at);
            }
        }
    }

    private static int operationsOfOneRun() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        disk.failing(Fault.NEVER);
        write(disk);
        return disk.operations();
    }

    private static void attempt(FaultyDisk disk) throws IOException {
        try {
            write(disk);
        } catch (IntakeException e) {
            assertThat(e.problem().id()).startsWith("store.");
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("close"); // of a part already on the disk
        }
    }

    private static void finish(FaultyDisk disk) throws IOException {
        if (!disk.files().contains(TARGET.resolve("config.json"))) {
            write(disk);
        }
    }

    /** As a fetch does it: what is there is not written again. */
    private static void write(FaultyDisk disk) throws IOException {
        StagedFolder staged = new StagedFolder(disk, STAGING);
        staged.reopen(NAMES);
        for (String name : NAMES) {
            if (staged.length(name) != BYTES.length()) {
                staged.begin(name, Optional.of("version"));
                staged.append(name, out -> out.write(bytes(0, 5)));
                staged.append(name, out -> out.write(bytes(5, 10)));
            }
        }
        staged.publish(NAMES, "NOTE", out -> out.write(bytes(0, 3)), TARGET);
    }

    private static byte[] bytes(int from, int to) {
        return BYTES.substring(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static void assertWholeOrNone(FaultyDisk disk, String when) throws NoSuchFileException {
        if (disk.files().stream().anyMatch(file -> file.startsWith(TARGET))) {
            assertThat(disk.files()).as(when).contains(TARGET.resolve("config.json"));
            assertWhole(disk);
        }
    }

    private static void assertWhole(FaultyDisk disk) throws NoSuchFileException {
        for (String name : NAMES) {
            assertThat(disk.peek(TARGET.resolve(name))).isEqualTo(bytes(0, 10));
        }
        assertThat(disk.peek(TARGET.resolve("NOTE"))).isEqualTo(bytes(0, 3));
        assertThat(disk.files()).allMatch(file -> !file.toString().endsWith(".part"));
    }
}
