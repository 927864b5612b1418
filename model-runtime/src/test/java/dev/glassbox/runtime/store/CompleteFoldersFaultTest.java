package dev.glassbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checkpoints: what is found is whole, and never older than the last acknowledged one. */
class CompleteFoldersFaultTest {
    private static final Path ROOT = Path.of("/run/checkpoints").toAbsolutePath();
    private static final int SAVES = 5;

    @Test
    void aPowerCutAtAnyMomentLeavesTheLastAcknowledgedFolderOrTheNext() {
        int disks = 0;
        for (int operation = 0; ; operation++) {
            FaultyDisk disk = new FaultyDisk();
            disk.failing(FaultyDisk.Fault.forEverFrom(operation));
            long acknowledged = saveAll(disk);
            disks += PowerCuts.forEach(disk, after -> assertHolds(after, acknowledged));
            if (disk.operations() <= operation) {
                assertThat(acknowledged).isEqualTo(SAVES * 10);
                assertThat(disks).isGreaterThan(1000);
                return;
            }
        }
    }

    @Test
    void aSingleFailureAtAnyOperationLosesNoAcknowledgedFolder() {
        for (int operation = 0; ; operation++) {
            FaultyDisk disk = new FaultyDisk();
            disk.failing(FaultyDisk.Fault.halfDoneOnce(operation));
            long acknowledged = saveAll(disk);
            if (disk.operations() <= operation) {
                return;
            }
            disk.failing(FaultyDisk.Fault.NEVER);
            assertHolds(disk, acknowledged);
        }
    }

    @Test
    void theNewestThreeAreKeptInTheOrderOfWriting() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        saveAll(disk);
        // A fresh start beside an old run has smaller steps, and must not be swept away as old.
        folders(disk).save(5, parts(5));
        assertThat(disk.list(ROOT))
                .extracting(path -> String.valueOf(path.getFileName()))
                .containsExactly("000004-step-40", "000005-step-50", "000006-step-5");
        assertThat(folders(disk).newest().map(CompleteFolders.Found::number)).contains(5L);
    }

    @Test
    void aDamagedPartOrMarkerMakesTheNewestFolderPassedOver() throws Exception {
        FaultyDisk whole = new FaultyDisk();
        saveAll(whole);
        Path newest = folders(whole).newest().orElseThrow().path();
        for (String name : List.of("weights", "state.json", CompleteFolders.MARKER)) {
            byte[] bytes = whole.peek(newest.resolve(name));
            for (int at = 0; at < bytes.length; at++) {
                FaultyDisk disk = new FaultyDisk();
                for (Path file : whole.files()) {
                    disk.plant(file, whole.peek(file));
                }
                byte[] damaged = bytes.clone();
                damaged[at] ^= 1;
                disk.plant(newest.resolve(name), damaged);
                Optional<CompleteFolders.Found> found = folders(disk).newest();
                // A flipped bit in the marker's number alone is still a whole folder.
                if (!found.orElseThrow().path().equals(newest)) {
                    assertThat(found.get().number()).isEqualTo(40);
                    assertThat(found.get().damaged()).containsExactly(newest);
                } else {
                    assertThat(name).isEqualTo(CompleteFolders.MARKER);
                }
            }
        }
    }

    @Test
    void tooLittleRoomIsSaidBeforeAnythingIsWritten() {
        FaultyDisk disk = new FaultyDisk();
        saveAll(disk);
        List<Path> before = disk.files();
        disk.room(3000);
        assertThatThrownBy(
                        () ->
                                folders(disk)
                                        .save(
                                                60,
                                                List.of(
                                                        new CompleteFolders.Part(
                                                                "weights", 2048, out -> {}))))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> {
                            assertThat(e.problem().id()).isEqualTo("store.no-room");
                            assertThat(e.problem().arguments())
                                    .containsEntry("needed", "4 kB")
                                    .containsEntry("free", "2.9 kB");
                        });
        assertThat(disk.files()).isEqualTo(before);
    }

    @Test
    void whatALaterVersionWroteIsNoDamageAndIsNotPassedOver() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        saveAll(disk);
        Path marker = folders(disk).newest().orElseThrow().path().resolve(CompleteFolders.MARKER);
        String text = new String(disk.peek(marker), StandardCharsets.UTF_8);
        disk.plant(marker, text(text.replaceFirst("1", "2").replaceFirst("\\{", "{\"a\": 0,")));
        assertThatThrownBy(() -> folders(disk).newest())
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> assertThat(e.problem().id()).isEqualTo("store.later-version"));
    }

    @Test
    void aDiskThatFillsUpIsCalledFullAndKeepsNothingHalfWritten() {
        FaultyDisk disk = new FaultyDisk();
        saveAll(disk);
        List<Path> before = disk.files();
        disk.room(1 << 20);
        byte[] much = new byte[2 << 20];
        assertThatThrownBy(
                        () ->
                                folders(disk)
                                        .save(
                                                60,
                                                List.of(
                                                        new CompleteFolders.Part(
                                                                "weights",
                                                                9,
                                                                out -> out.write(much)))))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> assertThat(e.problem().id()).isEqualTo("store.full"));
        assertThat(disk.files()).isEqualTo(before);
        assertThatThrownBy(() -> new AtomicFile(disk).replace(ROOT, out -> out.write(much)))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> assertThat(e.problem().id()).isEqualTo("store.full"));
        assertThat(disk.files()).isEqualTo(before);
        NewFolder folder = new NewFolder(disk, ROOT.resolveSibling("new"));
        assertThatThrownBy(
                        () ->
                                folder.write(
                                        List.of(
                                                new CompleteFolders.Part(
                                                        "weights", 9, out -> out.write(much)))))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> assertThat(e.problem().id()).isEqualTo("store.full"));
    }

    @Test
    void clearingLeavesNothingToFallBackOn() {
        FaultyDisk disk = new FaultyDisk();
        saveAll(disk);
        folders(disk).clear();
        assertThat(disk.files()).isEmpty();
        assertThat(folders(disk).newest()).isEmpty();
    }

    @Test
    void aPartNameCannotLeadOutOfTheFolder() {
        for (String name : List.of("../x", "a/b", "", ".", "..", "a\\b", ".hidden", "C:x")) {
            assertThatThrownBy(() -> new CompleteFolders.Part(name, 0, out -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static long saveAll(FaultyDisk disk) {
        CompleteFolders folders = folders(disk);
        long acknowledged = 0;
        for (int i = 1; i <= SAVES; i++) {
            try {
                folders.save(i * 10L, parts(i * 10L));
                acknowledged = i * 10L;
            } catch (IntakeException e) {
                assertThat(e.problem().id()).startsWith("store.");
            }
        }
        return acknowledged;
    }

    private static List<CompleteFolders.Part> parts(long number) {
        return List.of(
                new CompleteFolders.Part("weights", 9, out -> out.write(text("weights " + number))),
                new CompleteFolders.Part(
                        "state.json", 6, out -> out.write(text("[" + number + "]"))));
    }

    private static void assertHolds(FaultyDisk disk, long acknowledged) {
        Optional<CompleteFolders.Found> found = folders(disk).newest();
        long number = found.map(CompleteFolders.Found::number).orElse(0L);
        assertThat(number).as("%s", disk.files()).isBetween(acknowledged, SAVES * 10L);
        found.ifPresent(it -> assertThat(read(disk, it.path())).isEqualTo("weights " + number));
        folders(disk).save(99, parts(99));
        assertThat(folders(disk).newest().map(CompleteFolders.Found::number)).contains(99L);
        assertThat(disk.files()).noneMatch(path -> path.toString().contains("unfinished"));
    }

    private static String read(FaultyDisk disk, Path folder) {
        try {
            return new String(disk.peek(folder.resolve("weights")), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static CompleteFolders folders(FaultyDisk disk) {
        return new CompleteFolders(disk, new AtomicFile(disk, millis -> {}), ROOT, "step");
    }
}
