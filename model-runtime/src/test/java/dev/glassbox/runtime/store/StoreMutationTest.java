package dev.glassbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.JsonMutator;
import dev.glassbox.runtime.Mutants;
import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What the store kept and somebody damaged: an older whole copy is found, or nothing, never junk.
 */
class StoreMutationTest {
    private static final int MUTANTS = 100_000;
    private static final Path FILE = Path.of("/home/settings.json").toAbsolutePath();
    private static final String OLD = "{\"theme\":\"light\",\"size\":13}";
    private static final String NEW = "{\"theme\":\"dark\",\"size\":14}";
    private static final Path ROOT = Path.of("/run/checkpoints").toAbsolutePath();

    @Test
    void aDamagedDocumentGivesTheOneBefore() throws IOException {
        FaultyDisk sound = new FaultyDisk();
        DurableFile kept = new DurableFile(sound, FILE, 3);
        kept.write(OLD);
        kept.write(NEW);
        byte[] current = sound.peek(FILE);
        Path previous = FILE.resolveSibling("settings.json.previous");
        byte[] before = sound.peek(previous);
        Mutants.Outcomes outcomes =
                Mutants.run(
                        MUTANTS,
                        new JsonMutator(new String(current, StandardCharsets.UTF_8)),
                        () ->
                                mutant -> {
                                    FaultyDisk disk = new FaultyDisk();
                                    disk.plant(FILE, mutant);
                                    disk.plant(previous, before);
                                    Stored found = new DurableFile(disk, FILE, 3).read();
                                    assertThat(found.document().orElse("none").strip())
                                            .isIn(OLD, NEW);
                                });
        assertThat(outcomes.read()).isEqualTo(outcomes.total());
    }

    @Test
    void aDamagedMarkerGivesTheFolderBefore() throws IOException {
        FaultyDisk sound = new FaultyDisk();
        CompleteFolders folders = new CompleteFolders(sound, ROOT, "step");
        for (int step = 1; step <= 2; step++) {
            byte[] bytes = {(byte) step};
            folders.save(step, List.of(new CompleteFolders.Part("w", 1, out -> out.write(bytes))));
        }
        Path newest = folders.newest().orElseThrow().path();
        Path marker = newest.resolve(CompleteFolders.MARKER);
        JsonMutator mutator =
                new JsonMutator(new String(sound.peek(marker), StandardCharsets.UTF_8));
        Mutants.Outcomes outcomes =
                Mutants.run(
                        MUTANTS / 5,
                        mutator,
                        () ->
                                mutant -> {
                                    FaultyDisk disk = new FaultyDisk();
                                    for (Path file : sound.files()) {
                                        disk.plant(file, sound.peek(file));
                                    }
                                    disk.plant(marker, mutant);
                                    assertThat(isFound(disk)).isTrue();
                                });
        assertThat(outcomes.read()).isEqualTo(outcomes.total());
    }

    /** Whether there is a whole folder, or one that says it was written by a later version. */
    private static boolean isFound(FaultyDisk disk) {
        try {
            return new CompleteFolders(disk, ROOT, "step").newest().isPresent();
        } catch (IntakeException e) {
            return e.problem().id().equals("store.later-version");
        }
    }

    @Test
    void aDamagedJournalGivesItsBeginning() throws IOException {
        Path file = Path.of("/home/events.journal").toAbsolutePath();
        FaultyDisk sound = new FaultyDisk();
        Journal journal = Journal.open(sound, file, 0);
        for (int i = 0; i < 5; i++) {
            journal.append(("answer " + i).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = sound.peek(file);
        Mutants.Source source =
                (Random random) -> {
                    byte[] changed = bytes.clone();
                    changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    return random.nextInt(4) == 0
                            ? Arrays.copyOf(changed, random.nextInt(bytes.length + 9))
                            : changed;
                };
        Mutants.Outcomes outcomes =
                Mutants.run(
                        MUTANTS,
                        source,
                        () ->
                                mutant -> {
                                    FaultyDisk disk = new FaultyDisk();
                                    disk.plant(file, mutant);
                                    assertThat(Journal.open(disk, file, 0).lastNumber())
                                            .isBetween(0L, 5L);
                                });
        assertThat(outcomes.read()).isEqualTo(outcomes.total());
    }
}
