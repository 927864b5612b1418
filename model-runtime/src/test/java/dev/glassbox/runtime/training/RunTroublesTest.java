package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.TroubledDisk.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails under a run, and losses that stop being numbers: said, waited for, mended. */
@Timeout(600)
class RunTroublesTest {
    private static final int FAILURES = Integer.getInteger("glassbox.training.failures", 8);

    @TempDir private Path folder;

    @Test
    void withHandsOnItARunWaitsWhereTheDiskFailedAndGoesOnToTheSameBytes() throws IOException {
        TroubledDisk sound = new TroubledDisk();
        Hands unbroken = new Hands();
        trainer("unbroken", recipe(), sound).start(unbroken, unbroken.control);
        assertThat(unbroken.notices).isEmpty();
        Random random = new Random(Long.getLong("glassbox.seed", System.nanoTime()));
        int begun = beforeTheFirstStep();
        for (int i = 0; i < FAILURES; i++) {
            int operation = begun + random.nextInt(sound.operations() - begun);
            String out = "failed-" + i;
            Hands hands = new Hands();
            trainer(out, recipe(), new TroubledDisk(Trouble.FAILS_ONCE, operation))
                    .start(hands, hands.control);
            assertThat(hands.notices).as("%d", operation).hasSizeLessThanOrEqualTo(1);
            assertThat(hands.notices).allMatch(it -> it.id().startsWith("store."));
            assertSame("unbroken", out);
        }
    }

    /** What a run asks of the disk to learn that it may begin; failing there is its end. */
    private int beforeTheFirstStep() {
        TroubledDisk disk = new TroubledDisk();
        new Checkpoints(disk, folder.resolve("nothing")).refuseIfAny();
        new ModelWriter(disk, folder.resolve("nothing")).refuseIfDone();
        return disk.operations();
    }

    @Test
    void aFullDiskPausesTheRunUntilThereIsRoom() throws IOException {
        Hands unbroken = new Hands();
        trainer("unbroken", recipe(), new TroubledDisk()).start(unbroken, unbroken.control);
        TroubledDisk disk = new TroubledDisk();
        Hands hands =
                new Hands() {
                    @Override
                    public void metrics(TrainingMetrics line) {
                        super.metrics(line);
                        if (line.step() == 90) {
                            disk.room(1000); // from the checkpoint at 100 on
                        }
                    }

                    @Override
                    void waiting() {
                        if (notices.size() == 3) {
                            disk.room(Long.MAX_VALUE);
                        }
                        super.waiting();
                    }
                };
        trainer("full", recipe(), disk).start(hands, hands.control);
        assertThat(hands.notices).extracting(Problem::id).containsOnly("store.no-room");
        assertThat(hands.notices).hasSize(3); // each try says so
        assertThat(hands.pauses).isEqualTo(3);
        assertSame("unbroken", "full");
    }

    @Test
    void stoppedOnAFullDiskItSaysThatItsLastStepsAreNotKept() {
        TroubledDisk disk = new TroubledDisk();
        disk.room(1000);
        Hands hands =
                new Hands() {
                    @Override
                    void waiting() {
                        control.stop();
                    }
                };
        assertThat(problem(() -> trainer("full", plain(), disk).start(hands, hands.control)))
                .isEqualTo("store.no-room");
        assertThat(hands.lines).hasSize(5);
    }

    @Test
    void withoutHandsOnItARunEndsWithOneSentenceAndResumesToTheSameBytes() throws IOException {
        TroubledDisk sound = new TroubledDisk();
        Hands unbroken = new Hands();
        trainer("unbroken", recipe(), sound).start(unbroken, unbroken.control);
        Random random = new Random(Long.getLong("glassbox.seed", System.nanoTime()));
        for (int i = 0; i < FAILURES; i++) {
            int operation = random.nextInt(sound.operations());
            String out = "ended-" + i;
            TroubledDisk disk = new TroubledDisk(Trouble.FAILS_FOR_EVER, operation);
            TinyRuns.Ear ear = new TinyRuns.Ear();
            String id = problem(() -> trainer(out, recipe(), disk).start(ear, Cancellation.NONE));
            assertThat(id).startsWith("store.");
            Path run = folder.resolve(out);
            trainer(out, recipe(), new TroubledDisk()).resume(run, ear, Cancellation.NONE);
            assertSame("unbroken", out);
        }
    }

    @Test
    void threeCheckpointsAtMostTakeRoomAndLeftoversGo() throws IOException {
        Path checkpoints = folder.resolve("run/checkpoints");
        Path leftover = Files.createDirectories(checkpoints.resolve(".unfinished-1"));
        Files.write(leftover.resolve("model.safetensors"), new byte[100_000]);
        Path half = Files.createDirectories(folder.resolve("run/steps")).resolve(".1.st.2.tmp");
        Files.write(half, new byte[100_000]);
        Files.write(folder.resolve("run/.model.safetensors.3.tmp"), new byte[100_000]);
        long[] most = new long[1];
        Hands hands =
                new Hands() {
                    @Override
                    public void metrics(TrainingMetrics line) {
                        most[0] = Math.max(most[0], line.step() < 60 ? 0 : bytes(checkpoints));
                    }
                };
        Recipe longer = recipe().withSteps(420);
        trainer("run", longer, new TroubledDisk()).start(hands, hands.control);
        long one = bytes(checkpoints.resolve("000009-step-420"));
        assertThat(most[0]).isBetween(2 * one, 3 * one); // the log grows, so earlier ones are less
        assertThat(bytes(checkpoints)).isBetween(2 * one, 3 * one);
        assertThat(bytes(folder.resolve("run/steps"))).isLessThan(5 * one);
        try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
            assertThat(files.map(Path::toString))
                    .noneMatch(it -> it.matches(".*(\\.tmp|unfinished-).*"));
        }
    }

    @Test
    void aLossThatIsNoNumberBeforeThereIsACheckpointGoesBackToTheBeginningAndWaits()
            throws IOException {
        Recipe wild = recipe().with(plain().optimizer().withRates(1e6, 1e6));
        Hands hands =
                new Hands() {
                    @Override
                    void waiting() {
                        control.adjust(wild, "max_lr", 1e-3);
                        super.waiting();
                    }
                };
        trainer("wild", wild, new TroubledDisk()).start(hands, hands.control);
        assertThat(hands.notices).hasSize(1);
        assertThat(hands.notices.get(0).id()).isEqualTo("training.rolled-back");
        assertThat(hands.notices.get(0).arguments()).containsEntry("back", "0");
        assertThat(hands.notices.get(0).arguments().get("step")).matches("[1-4]?[0-9]");
        Hands tame = new Hands();
        tame.control.adjust(wild, "max_lr", 1e-3);
        trainer("tame", wild, new TroubledDisk()).start(tame, tame.control);
        assertThat(tame.notices).isEmpty();
        assertSame("tame", "wild");
        assertThat(tame.lines.get(tame.lines.size() - 1).valLoss()).isLessThan(3.0);
    }

    @Test
    void broughtBackItHasTheRateOfThatStepAgain() throws IOException {
        Hands hands =
                new Hands() {
                    @Override
                    public void metrics(TrainingMetrics line) {
                        super.metrics(line);
                        if (line.step() == 60 && notices.isEmpty()) {
                            control.adjust(recipe(), "max_lr", 1e30);
                        }
                    }
                };
        trainer("wild", recipe(), new TroubledDisk()).start(hands, hands.control);
        assertThat(hands.notices).extracting(Problem::id).containsOnly("training.rolled-back");
        Hands unbroken = new Hands();
        trainer("unbroken", recipe(), new TroubledDisk()).start(unbroken, unbroken.control);
        assertSame("unbroken", "wild");
    }

    @Test
    void stoppedWithWeightsThatAreNoNumbersItKeepsNoneOfThem() throws IOException {
        Recipe wild = plain().with(plain().optimizer().withRates(1e300, 1e300));
        Cancellation afterOne =
                new Cancellation() {
                    private int asked;

                    @Override
                    public boolean isCancelled() {
                        return asked++ > 0;
                    }
                };
        Throwable end =
                catchThrowable(
                        () ->
                                trainer("wild", wild, new TroubledDisk())
                                        .start(new TinyRuns.Ear(), afterOne));
        assertThat(end).isInstanceOf(CancellationException.class);
        assertThat(new Checkpoints(new TroubledDisk(), folder.resolve("wild")).newest()).isEmpty();
    }

    private static Recipe plain() {
        return TinyRuns.recipe();
    }

    /** With five moments. */
    private static Recipe recipe() {
        return plain().with(new Recipe.Schedule(4, TinyRuns.STEPS, TinyRuns.STEPS / 2, 5));
    }

    private Trainer trainer(String out, Recipe recipe, TroubledDisk disk) {
        return new Trainer(recipe, 1, TinyRuns.corpus(folder), folder.resolve(out), disk);
    }

    private static String problem(ThrowingCallable code) {
        return catchThrowableOfType(IntakeException.class, code).problem().id();
    }

    private static long bytes(Path under) {
        try (Stream<Path> files = Files.walk(under)) {
            return files.filter(Files::isRegularFile).mapToLong(it -> it.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All but the checkpoints, which hold the speed. */
    private void assertSame(String one, String other) throws IOException {
        TreeSet<String> names = names(one);
        assertThat(names(other)).isEqualTo(names);
        assertThat(names).contains("config.json", "MODEL.json", "steps/0.safetensors");
        for (String name : names) {
            Path left = folder.resolve(one).resolve(name);
            Path right = folder.resolve(other).resolve(name);
            assertThat(Files.mismatch(left, right)).as(name).isEqualTo(-1);
        }
    }

    private TreeSet<String> names(String run) throws IOException {
        Path root = folder.resolve(run);
        try (Stream<Path> files = Files.walk(root)) {
            TreeSet<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("checkpoints"))
                    .forEach(names::add);
            return names;
        }
    }

    /** Hears a run, and lets it go on whenever it says that it waits. */
    private static class Hands implements TrainingListener {
        final TrainingControl control = new TrainingControl();
        final List<TrainingMetrics> lines = new ArrayList<>();
        final List<Problem> notices = new ArrayList<>();
        int pauses;

        @Override
        public void metrics(TrainingMetrics line) {
            lines.add(line);
        }

        @Override
        public void notice(Problem notice) {
            notices.add(notice);
            pauses += control.isPaused() ? 1 : 0;
            waiting();
        }

        void waiting() {
            control.proceed();
        }
    }
}
