package dev.glassbox.runtime.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.library.FaultyHub.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults one after another, by chance: the model is whole in the end, or there is none. {@code
 * -Dglassbox.scripts=N} sets the number of scripts, {@code -Dglassbox.seed=S} repeats a run.
 */
class RandomFaultScriptsTest {
    private static final int SCRIPTS = Integer.getInteger("glassbox.scripts", 60);
    private static final int LONGEST_SCRIPT = 12;
    private static final int LARGEST_FILE = 200_000;

    /** None that takes time: a thousand scripts take a minute. */
    private static final List<Fault> FAULTS =
            List.of(
                    Fault.NONE,
                    (reply, n) -> reply.half(),
                    (reply, n) -> reply.part(0),
                    (reply, n) -> reply.part(1),
                    (reply, n) -> reply.send(200, reply.truth()),
                    (reply, n) -> reply.etag("b").send(200, reply.truth()),
                    (reply, n) -> reply.etag("a").send(200, reply.wrong()),
                    (reply, n) -> reply.etag("b").range(reply.from(), 9).send(206, reply.rest()),
                    (reply, n) -> reply.packed(reply.truth()),
                    (reply, n) -> reply.packed(reply.rest()),
                    (reply, n) -> reply.chunked(200, reply.rest()),
                    (reply, n) -> reply.status(416),
                    (reply, n) -> reply.status(500),
                    (reply, n) -> reply.header("Retry-After", "1").status(429),
                    (reply, n) -> reply.redirect(reply.path()),
                    (reply, n) ->
                            reply.etag("a")
                                    .send(
                                            200,
                                            reply.truth().length,
                                            reply.wrong(),
                                            reply.truth().length / 2));

    @TempDir private Path folder;

    @Test
    void anyScriptEndsWithTheRightBytesOrNoModel() throws IOException {
        long seed = Long.getLong("glassbox.seed", System.nanoTime());
        Random random = new Random(seed);
        int whole = 0;
        for (int script = 0; script < SCRIPTS; script++) {
            Library library = new Library(folder.resolve(String.valueOf(script)));
            try (FaultyHub hub = new FaultyHub(1 + random.nextInt(LARGEST_FILE))) {
                hub.script(script(random));
                whole += isWhole(library, hub) ? 1 : 0;
                hub.script(Fault.NONE);
                library.fetch(hub);
                library.assertWhole(hub);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", script " + script, e);
            }
        }
        assertThat(whole).as("of %d, seed %d", SCRIPTS, seed).isPositive();
    }

    private static boolean isWhole(Library library, FaultyHub hub) throws IOException {
        try {
            library.fetch(hub);
            library.assertWhole(hub);
            return true;
        } catch (IntakeException e) {
            assertThat(e.problem().id()).startsWith("library.");
            library.assertNothingInstalled(hub);
            return false;
        }
    }

    private static Fault script(Random random) {
        List<Fault> faults =
                random.ints(1 + random.nextInt(LONGEST_SCRIPT), 0, FAULTS.size())
                        .mapToObj(FAULTS::get)
                        .toList();
        return (reply, n) ->
                !reply.isApi()
                        && n >= 1
                        && n <= faults.size()
                        && faults.get(n - 1).answer(reply, n);
    }
}
