package dev.glassbox.runtime.store;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.IntakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails: the folder has all its files, whole, or none. */
class NewFolderFaultTest {
    private static final Path FOLDER = Path.of("/home/tokenizer").toAbsolutePath();
    private static final List<String> NAMES = List.of("vocab.json", "merges.txt");

    @Test
    void aFaultAtAnyOperationLeavesNoHalfFolder() {
        for (int operation = 0; ; operation++) {
            for (FaultyDisk.Fault fault :
                    List.of(
                            FaultyDisk.Fault.halfDoneOnce(operation),
                            FaultyDisk.Fault.once(operation))) {
                FaultyDisk disk = new FaultyDisk();
                disk.failing(fault);
                boolean done = succeeds(() -> write(disk));
                assertWholeOrNothing(disk);
                assertThat(!done || !found(disk).isEmpty()).isTrue();
                assertThat(disk.files())
                        .as("after fault %s", disk.log())
                        .noneMatch(file -> file.toString().contains("unfinished"));
                if (disk.operations() <= operation) {
                    assertThat(operation).isGreaterThan(10);
                    assertThat(done).isTrue();
                    return;
                }
            }
        }
    }

    @Test
    void aPowerCutAtAnyMomentLeavesNoHalfFolder() {
        int disks = 0;
        for (int operation = 0; ; operation++) {
            FaultyDisk disk = new FaultyDisk();
            disk.failing(FaultyDisk.Fault.forEverFrom(operation));
            boolean done = succeeds(() -> write(disk));
            Consumer<FaultyDisk> check =
                    after -> {
                        assertWholeOrNothing(after);
                        assertThat(!done || !found(after).isEmpty()).isTrue();
                    };
            disks += PowerCuts.forEach(disk, check);
            if (disk.operations() <= operation) {
                assertThat(disks).isGreaterThan(50);
                return;
            }
        }
    }

    @Test
    void takesThePlaceOfAnEmptyFolderOnly(@TempDir Path folder) throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        NewFolder target = new NewFolder(Disk.real(), empty);
        target.requireFree();
        target.write(List.of(part("a.txt")));

        assertThat(empty.resolve("a.txt")).hasContent("all of a.txt");
        assertThat(problemOf(target::requireFree).id()).isEqualTo("store.folder-in-use");
        assertThat(problemOf(() -> target.write(List.of(part("b.txt")))).id())
                .isEqualTo("store.folder-in-use");
        assertThat(Files.list(folder)).containsExactly(empty);
        assertThat(Files.list(empty)).hasSize(1);
    }

    @Test
    void aFileInTheWayIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        for (Path place : List.of(file, file.resolve("below"))) {
            assertThat(problemOf(() -> new NewFolder(Disk.real(), place).requireFree()).id())
                    .isEqualTo("store.not-a-folder");
        }
        assertThat(file).hasContent("in the way");
    }

    private static void write(FaultyDisk disk) {
        NewFolder folder = new NewFolder(disk, new AtomicFile(disk, millis -> {}), FOLDER);
        folder.requireFree();
        folder.write(NAMES.stream().map(NewFolderFaultTest::part).toList());
    }

    private static CompleteFolders.Part part(String name) {
        byte[] bytes = ("all of " + name).getBytes(StandardCharsets.UTF_8);
        return new CompleteFolders.Part(name, bytes.length, out -> out.write(bytes));
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

    private static List<Path> found(FaultyDisk disk) {
        return disk.files().stream()
                .filter(file -> Objects.equals(file.getParent(), FOLDER))
                .toList();
    }

    private static void assertWholeOrNothing(FaultyDisk disk) {
        List<Path> found = found(disk);
        if (!found.isEmpty()) {
            assertThat(found).hasSameSizeAs(NAMES);
            for (Path file : found) {
                byte[] bytes = read(disk, file);
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .isEqualTo("all of " + file.getFileName());
            }
        }
    }

    private static byte[] read(FaultyDisk disk, Path file) {
        try {
            return disk.peek(file);
        } catch (NoSuchFileException e) {
            throw new AssertionError(e);
        }
    }
}
