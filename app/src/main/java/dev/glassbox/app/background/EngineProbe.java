package dev.glassbox.app.background;

import dev.glassbox.runtime.djl.EngineRoom;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.AtomicFile;
import dev.glassbox.runtime.store.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tries the engine in a JVM of its own before the app loads it: on a processor that is too old, or
 * beside a system library that does not fit, loading it ends the process, and that must not be the
 * one with the window. Done once for each version and machine.
 */
public final class EngineProbe {
    private static final long PATIENCE_SECONDS = 120;

    private final Path natives;
    private final String version;

    /**
     * @param natives where the engine is unpacked
     * @param version of the app; another one is tried anew
     */
    public EngineProbe(Path natives, String version) {
        this.natives = natives;
        this.version = version;
    }

    /** What the trial's own JVM runs. */
    public static void main(String[] natives) {
        EngineRoom.prepare(Path.of(natives[0]), 1);
        EngineThread.enter();
        Runtime.getRuntime().halt(0);
    }

    /**
     * Returns if the engine can be loaded here.
     *
     * @throws IntakeException if it cannot
     */
    public void check() {
        if (passedBefore()) {
            return;
        }
        int code = tryIt();
        if (code != 0) {
            throw Problem.failure("app.engine-unfit", "", "code", code).asException();
        }
        remember();
    }

    private int tryIt() {
        try {
            Process trial =
                    new ProcessBuilder(command())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            trial.getOutputStream().close();
            if (!trial.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                trial.destroyForcibly();
            }
            return trial.waitFor();
        } catch (IOException e) {
            return 0; // where no process can be started the trial says nothing against the engine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:ErrorFile=" + natives.resolve("hs_err_trial.log"),
                "-cp",
                System.getProperty("java.class.path"),
                EngineProbe.class.getName(),
                natives.toString());
    }

    private boolean passedBefore() {
        try {
            return Files.readString(mark()).equals(text());
        } catch (IOException e) {
            return false;
        }
    }

    private void remember() {
        try {
            byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
            new AtomicFile(Disk.real()).replace(mark(), out -> out.write(bytes));
        } catch (IntakeException e) {
            // The next start tries again, which costs a second in the background.
        }
    }

    private Path mark() {
        return natives.resolve("trial-passed");
    }

    /** A home folder may be shared by machines of different kinds. */
    private String text() {
        return String.join(
                "\n",
                version,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                "");
    }
}
