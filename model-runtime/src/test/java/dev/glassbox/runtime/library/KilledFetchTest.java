package dev.glassbox.runtime.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process while it fetches: what it leaves is never taken for a model, and the next
 * one goes on from there. {@code -Dglassbox.seed=S} repeats a run.
 */
class KilledFetchTest {
    private static final int SIZE = 3_000_000;
    private static final int PIECE_BYTES = 30_000;
    private static final int PIECE_MILLIS = 5;
    private static final int LONGEST_MILLIS = 250;
    private static final int MOST_RUNS = 40;

    @TempDir private Path root;

    @Test
    void goesOnAfterEveryKillAndEndsWithTheRightBytes() throws Exception {
        long seed = Long.getLong("glassbox.seed", System.nanoTime());
        Random random = new Random(seed);
        Library library = new Library(root);
        int kills = 0;
        try (FaultyHub hub = new FaultyHub(SIZE)) {
            hub.script((reply, n) -> !reply.isApi() && reply.slowly(PIECE_BYTES, PIECE_MILLIS));
            while (!isDoneAfter(hub, random.nextInt(LONGEST_MILLIS))) {
                kills++;
                assertThat(kills).as("seed %d", seed).isLessThan(MOST_RUNS);
                if (!Files.exists(root.resolve(FaultyHub.ID))) {
                    library.assertNothingInstalled(hub);
                }
            }
            library.assertWhole(hub);
            assertThat(kills).as("seed %d", seed).isPositive();
            assertThat(hub.requests())
                    .as("seed %d", seed)
                    .anyMatch(request -> request.contains(FaultyHub.BIG + " from "));
        }
    }

    /** Fetches in a process of its own, which is killed some time after it has begun. */
    private boolean isDoneAfter(FaultyHub hub, int millis) throws Exception {
        Process process = start(root.toString(), hub.endpoint().toString());
        try (BufferedReader words = process.inputReader()) {
            String last = words.readLine();
            Thread.sleep(millis);
            process.toHandle().destroyForcibly();
            for (String word = last; word != null; word = words.readLine()) {
                last = word;
            }
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return "done".equals(last);
        }
    }

    private static Process start(String... arguments) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FetchVictim.class.getName(),
                        arguments[0],
                        arguments[1])
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
