package dev.glassbox.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.glassbox.app.background.Threads;
import dev.glassbox.app.settings.Settings.LastStep;
import dev.glassbox.app.settings.Settings.Library;
import dev.glassbox.app.settings.Settings.Look;
import dev.glassbox.app.settings.Settings.Machine;
import dev.glassbox.app.settings.Settings.Place;
import dev.glassbox.app.settings.Settings.WindowPlace;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration NEVER = Duration.ofHours(1);

    private static final Settings CHANGED =
            new Settings(
                    new Look("zh", "projector", 150, true),
                    new Machine(2, "/模型 🤖/models"),
                    new WindowPlace(10, -20.5, 1280, 800, true),
                    new LastStep("attention-first-look", "who"),
                    new Library("https://hf-mirror.com", List.of("/模型/我的")),
                    new Place("train"));

    @TempDir private Path folder;
    private final Threads threads = new Threads((thread, failure) -> {});
    private final List<Problem> troubles = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.stop(Duration.ofSeconds(5));
    }

    @Test
    void aFirstStartHasTheDefaultsAndWritesNothing() {
        SettingsStore store = open(NEVER);

        assertEquals(Settings.DEFAULT, store.get());
        store.update(same -> same);
        store.flush();
        assertEquals(List.of(), List.of(folder.toFile().list()));
    }

    @Test
    void whatIsFlushedIsThereAtTheNextStart() {
        SettingsStore store = open(NEVER);
        store.update(settings -> CHANGED);
        store.flush();

        assertEquals(CHANGED, open(NEVER).get());
        assertEquals(List.of(), troubles);
    }

    @Test
    void aChangeIsWrittenByItselfAfterAWhile() throws InterruptedException {
        SettingsStore store = open(SOON);
        store.update(settings -> settings.withLook(settings.look().withTheme("dark")));
        store.update(settings -> CHANGED);
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!Files.exists(file()) && System.nanoTime() < end) {
            Thread.sleep(10);
        }

        assertEquals(CHANGED, open(NEVER).get());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndTheAppGoesOn() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file, not a folder");
        SettingsStore store = open(occupied.resolve("settings.json"), NEVER);
        store.update(settings -> CHANGED);
        store.flush();

        assertEquals(CHANGED, store.get());
        assertTrue(troubles.stream().allMatch(problem -> problem.id().startsWith("store.")));
        assertTrue(!troubles.isEmpty());
    }

    @Test
    void aDamagedFileGivesTheSettingsBeforeIt() throws IOException {
        SettingsStore store = open(NEVER);
        store.update(settings -> CHANGED);
        store.flush();
        store.update(settings -> settings.withLast(new LastStep("other", "step")));
        store.flush();
        Files.writeString(file(), "half of a fi");

        assertEquals(CHANGED, open(NEVER).get());
        assertEquals(List.of("app.kept-earlier"), troubles.stream().map(Problem::id).toList());
    }

    @Test
    void nothingIntactGivesTheDefaultsAndASentence() throws IOException {
        Files.writeString(file(), "not ours");

        assertEquals(Settings.DEFAULT, open(NEVER).get());
        assertEquals(List.of("app.kept-lost"), troubles.stream().map(Problem::id).toList());
    }

    @Test
    void aPartThatMakesNoSenseFallsBackAlone() {
        SettingsJson json = new SettingsJson("settings.json");
        Settings read =
                json.read(
                        "{\"look\":{\"language\":\"zh\",\"theme\":\"dark\",\"textPercent\":900,"
                                + "\"reducedMotion\":true},\"machine\":{\"threads\":3,"
                                + "\"modelsFolder\":\"\",\"later\":1},\"window\":null,\"new\":{}}");

        assertEquals(Settings.DEFAULT.withMachine(new Machine(3, "")), read);
    }

    @Test
    void everySettingRoundTrips() {
        SettingsJson json = new SettingsJson("settings.json");

        assertEquals(CHANGED, json.read(json.write(CHANGED)));
        assertEquals(Settings.DEFAULT, json.read(json.write(Settings.DEFAULT)));
    }

    @Test
    void refusesValuesThatNoScreenCanShow() {
        assertThrows(IllegalArgumentException.class, () -> new Look("", "light", 99, false));
        assertThrows(IllegalArgumentException.class, () -> new Look("", "light", 201, false));
        assertThrows(IllegalArgumentException.class, () -> new Machine(-1, ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> new WindowPlace(Double.NaN, 0, 100, 100, false));
        assertThrows(IllegalArgumentException.class, () -> new WindowPlace(0, 0, 0, 100, false));
    }

    private Path file() {
        return folder.resolve("settings.json");
    }

    private SettingsStore open(Duration delay) {
        return open(file(), delay);
    }

    private SettingsStore open(Path file, Duration delay) {
        DurableFile durable = new DurableFile(Disk.real(), file, SettingsStore.SCHEMA);
        return new SettingsStore(durable, threads.writer(), delay, troubles::add);
    }
}
