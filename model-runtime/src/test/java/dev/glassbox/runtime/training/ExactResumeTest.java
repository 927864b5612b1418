package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.TroubledDisk.Killed;
import dev.glassbox.runtime.training.TroubledDisk.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that is killed again and again and resumed gives every byte of the unbroken one, but for
 * the speed it notes. What it leaves on the disk changes only with an operation of the disk, so
 * most kills are made there, in this process; {@code -Dglassbox.training.resumes=N} sets how many
 * runs an optimizer, {@code -Dglassbox.training.kills=N} how many runs are killed as processes.
 */
class ExactResumeTest {
    private static final int RUNS = Integer.getInteger("glassbox.training.resumes", 10);
    private static final int KILLED_RUNS = Integer.getInteger("glassbox.training.kills", 1);
    private static final int MOST_KILLS = 5;
    private static final int LONGEST_MILLIS = 900;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"adamw", "momentum", "sgd"})
    void killedAtAnyOperationOfTheDiskItResumesToTheSameBytes(String kind) throws IOException {
        long seed = Long.getLong("glassbox.seed", System.nanoTime());
        Random random = new Random(seed);
        Path unbroken = folder.resolve("unbroken");
        TroubledDisk counting = new TroubledDisk();
        start(kind, unbroken, counting);
        assertThat(Files.exists(unbroken.resolve("steps/0.safetensors"))).isTrue();
        for (int run = 0; run < RUNS; run++) {
            Path broken = folder.resolve("broken-" + run);
            int kills = 1 + random.nextInt(MOST_KILLS);
            for (int kill = 0; kill < kills; kill++) {
                int operation = random.nextInt(counting.operations());
                TroubledDisk disk = new TroubledDisk(Trouble.KILLED, operation);
                Throwable end = catchThrowable(() -> resume(kind, broken, disk));
                assertThat(end)
                        .as("seed %d, run %d, operation %d", seed, run, operation)
                        .satisfiesAnyOf(
                                it -> assertThat(it).isNull(),
                                it -> assertThat(it).isInstanceOf(Killed.class));
                assertEveryMomentIsWhole(unbroken, broken);
            }
            resume(kind, broken, new TroubledDisk());
            assertSame(unbroken, broken, "seed " + seed + ", run " + run);
        }
    }

    /** A process with nothing but a random moment as its end, several times over. */
    @Test
    void aKilledProcessResumesToTheSameBytes() throws Exception {
        long seed = Long.getLong("glassbox.seed", System.nanoTime());
        Random random = new Random(seed);
        Path unbroken = folder.resolve("unbroken");
        start("adamw", unbroken, new TroubledDisk());
        for (int run = 0; run < KILLED_RUNS; run++) {
            Path broken = folder.resolve("broken-" + run);
            int kills = 2 + random.nextInt(2);
            for (int kill = 0; kill < kills; kill++) {
                killAfter(broken, random.nextInt(LONGEST_MILLIS));
                assertEveryMomentIsWhole(unbroken, broken);
            }
            resume("adamw", broken, new TroubledDisk());
            assertSame(unbroken, broken, "seed " + seed + ", run " + run);
        }
    }

    private void killAfter(Path out, int millis) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx128m",
                                "-Dai.djl.offline=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                folder.toString(),
                                out.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader words = process.inputReader()) {
            assertThat(words.readLine()).as("a line of the log").isNotNull();
            Thread.sleep(millis);
            process.toHandle().destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Trains on from what is there, and says each line's step. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            TrainingListener voice =
                    new TinyRuns.Probing() {
                        @Override
                        public void metrics(TrainingMetrics line) {
                            System.out.println(line.step());
                        }
                    };
            new Trainer(
                            recipe("adamw"),
                            1,
                            TinyRuns.corpus(Path.of(arguments[0])),
                            Path.of(arguments[1]))
                    .resume(Path.of(arguments[1]), voice, Cancellation.NONE);
        }
    }

    /** Dropout on, five moments kept; the text is gone through many times. */
    private static Recipe recipe(String kind) {
        Recipe tiny = TinyRuns.recipe();
        Recipe.Optimizer o = tiny.optimizer();
        return tiny.with(tiny.network().withDropout(0.1))
                .with(new Recipe.Schedule(4, TinyRuns.STEPS, TinyRuns.STEPS / 2, 5))
                .with(
                        new Recipe.Optimizer(
                                kind,
                                null,
                                o.maxLr(),
                                o.minLr(),
                                o.warmupSteps(),
                                o.beta1(),
                                o.beta2(),
                                o.epsilon(),
                                o.weightDecay(),
                                o.clipNorm()));
    }

    private void start(String kind, Path out, TroubledDisk disk) {
        trainer(kind, out, disk).start(new TinyRuns.Ear(), Cancellation.NONE);
    }

    private void resume(String kind, Path out, TroubledDisk disk) {
        trainer(kind, out, disk).resume(out, new TinyRuns.Ear(), Cancellation.NONE);
    }

    private Trainer trainer(String kind, Path out, TroubledDisk disk) {
        return new Trainer(recipe(kind), 1, TinyRuns.corpus(folder), out, disk);
    }

    private static void assertEveryMomentIsWhole(Path unbroken, Path broken) throws IOException {
        Path steps = broken.resolve("steps");
        if (!Files.isDirectory(steps)) {
            return;
        }
        try (Stream<Path> files = Files.list(steps)) {
            for (Path file : files.filter(it -> !it.toString().endsWith(".tmp")).toList()) {
                Path whole = unbroken.resolve("steps").resolve(file.getFileName());
                assertThat(Files.mismatch(whole, file)).as("%s", file).isEqualTo(-1);
            }
        }
    }

    private static void assertSame(Path unbroken, Path broken, String when) throws IOException {
        for (Path file : files(unbroken)) {
            if (!file.startsWith("checkpoints")) {
                assertThat(Files.mismatch(unbroken.resolve(file), broken.resolve(file)))
                        .as("%s, %s", file, when)
                        .isEqualTo(-1);
            }
        }
        assertThat(files(broken)).as(when).noneMatch(it -> it.toString().endsWith(".tmp"));
        Path whole = newestCheckpoint(unbroken);
        Path resumed = newestCheckpoint(broken);
        for (String part : List.of("model.safetensors", "optimizer.safetensors")) {
            assertThat(Files.mismatch(whole.resolve(part), resumed.resolve(part)))
                    .as("%s, %s", part, when)
                    .isEqualTo(-1);
        }
        assertThat(withoutSpeed(resumed)).as(when).isEqualTo(withoutSpeed(whole));
    }

    private static List<Path> files(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(Files::isRegularFile).map(run::relativize).sorted().toList();
        }
    }

    private static Path newestCheckpoint(Path run) throws IOException {
        try (Stream<Path> folders = Files.list(run.resolve("checkpoints"))) {
            return folders.filter(it -> it.toString().endsWith("-step-" + TinyRuns.STEPS))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static String withoutSpeed(Path checkpoint) {
        String text = ForeignFiles.standard().readText(checkpoint.resolve("run.json"), 1 << 20);
        assertThat(text).contains("tokens_per_second");
        return text.replaceAll("\"tokens_per_second\" *: *[0-9.E]+", "");
    }
}
