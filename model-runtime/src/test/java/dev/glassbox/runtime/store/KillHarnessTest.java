package dev.glassbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process while it saves, and reads what it left: every acknowledged write is there.
 * {@code -Dglassbox.kills=N} sets the number of kills a store.
 */
class KillHarnessTest {
    private static final int KILLS = Integer.getInteger("glassbox.kills", 5);
    private static final int LONGEST_MILLIS = 400;

    @TempDir private Path folder;

    @Test
    void noKillLosesAnAcknowledgedDocument() throws Exception {
        killOften(
                "document",
                () ->
                        Long.parseLong(
                                new DurableFile(Disk.real(), KillVictim.document(folder), 1)
                                        .read()
                                        .document()
                                        .orElse("0")
                                        .strip()));
    }

    @Test
    void noKillLosesAnAcknowledgedRecord() throws Exception {
        killOften(
                "journal",
                () -> Journal.open(Disk.real(), KillVictim.journal(folder), 0).lastNumber());
    }

    @Test
    void noKillLosesAnAcknowledgedCheckpoint() throws Exception {
        killOften(
                "folders",
                () ->
                        KillVictim.folders(folder)
                                .newest()
                                .map(CompleteFolders.Found::number)
                                .orElse(0L));
    }

    /** The reader gives the last number that a store holds; it can only be one ahead. */
    private void killOften(String store, Reader reader) throws Exception {
        long seed = Long.getLong("glassbox.seed", System.nanoTime());
        Random random = new Random(seed);
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long last = runAndKill(store, random.nextInt(LONGEST_MILLIS));
            acknowledged = Math.max(acknowledged, last);
            long found = reader.lastNumber();
            assertThat(found)
                    .as("seed %d, kill %d", seed, kill)
                    .isBetween(acknowledged, acknowledged + 1);
            acknowledged = found;
        }
        assertThat(acknowledged).as("writes in %d kills", KILLS).isGreaterThan(KILLS);
    }

    /** Starts the victim, kills it some time after its first write, returns its last word. */
    private long runAndKill(String store, int afterMillis) throws Exception {
        Process process = start(KillVictim.class, store, folder.toString());
        try (BufferedReader words = process.inputReader()) {
            long last = number(words.readLine());
            Thread.sleep(afterMillis);
            // Through the handle: Process.destroyForcibly also closes the streams read below.
            process.toHandle().destroyForcibly();
            for (String word = words.readLine(); word != null; word = words.readLine()) {
                last = number(word);
            }
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return last;
        }
    }

    /** A JVM of its own that runs a main class of these tests. */
    static Process start(Class<?> main, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath(),
                                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static long number(String word) {
        assertThat(word).as("the victim's first word").isNotNull();
        // Half a line may be the last thing a killed process says.
        return word.endsWith(".") ? Long.parseLong(word.substring(0, word.length() - 1)) : 0;
    }

    /** Only what the victim needs: a child with the whole class path starts slower. */
    private static String classPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .filter(
                        entry ->
                                entry.contains("classes")
                                        || entry.contains("jackson")
                                        || entry.contains("jspecify"))
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }

    @FunctionalInterface
    private interface Reader {
        long lastNumber() throws IOException;
    }
}
