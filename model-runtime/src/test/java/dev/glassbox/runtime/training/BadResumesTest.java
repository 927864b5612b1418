package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.CompleteFolders;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resume that cannot be is refused in words, and leaves what is there as it is. */
class BadResumesTest {
    private static final String PART = "optimizer.safetensors";

    @TempDir private Path folder;
    private Path run;
    private Corpus corpus;

    @BeforeEach
    void aRunStoppedAtStepSixty() {
        corpus = TinyRuns.corpus(folder);
        run = folder.resolve("run");
        TinyRuns.Ear ear = new TinyRuns.Ear(60);
        assertThatThrownBy(() -> trainer(TinyRuns.recipe(), 1, corpus).start(ear, ear))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void anotherRunIsNamedByWhatDiffers() throws IOException {
        Recipe recipe = TinyRuns.recipe();
        assertThat(other(trainer(recipe.withSteps(130), 1, corpus))).isEqualTo("steps 120 130");
        assertThat(other(trainer(recipe, 2, corpus))).isEqualTo("seed 1 2");
        Path file =
                Files.writeString(folder.resolve("b.txt"), "another tale was told.\n".repeat(90));
        Corpus text = Corpus.read(file, recipe.network().nCtx());
        assertThat(other(trainer(recipe, 1, text)))
                .isEqualTo("text " + corpus.sha256() + " " + text.sha256());
        Recipe named = RecipeShelf.bundled().get("text-char");
        assertThat(other(trainer(named, 1, corpus))).isEqualTo("recipe tiny text-char");
        Recipe faster = recipe.with(recipe.optimizer().withRates(1, 1));
        assertThat(other(trainer(faster, 1, corpus))).startsWith("settings Recipe[name=tiny");
    }

    @Test
    void momentsOfAnotherOptimizerOrNetworkAreRefusedByName() {
        Checkpoints checkpoints = new Checkpoints(Disk.real(), run);
        Checkpoints.Saved saved = checkpoints.newest().orElseThrow();
        String some = saved.moments().keySet().iterator().next();
        Map<String, Tensor> fewer = new TreeMap<>(saved.moments());
        fewer.remove(some);
        checkpoints.save(saved.state(), saved.weights(), fewer);
        assertThat(problem().place()).isEqualTo(some);
        assertThat(problem().id()).isEqualTo("training.checkpoint-unfit");
        checkpoints.save(saved.state(), saved.weights(), Map.of());
        assertThat(problem().id()).isEqualTo("training.checkpoint-unfit");
        Map<String, Tensor> more = new TreeMap<>(saved.moments());
        more.put("velocity.x", Tensor.wrap(new float[2], new int[] {2}, "0"));
        checkpoints.save(saved.state(), saved.weights(), more);
        assertThat(problem().place()).isEqualTo("velocity.x");
        Map<String, Tensor> shorter = new TreeMap<>(saved.weights());
        String weight = shorter.keySet().iterator().next();
        shorter.put(weight, Tensor.wrap(new float[2], new int[] {2}, "0"));
        checkpoints.save(saved.state(), shorter, saved.moments());
        assertThat(problem().place()).isEqualTo(weight);
    }

    @Test
    void aLaterVersionsCheckpointIsLeftUntouched() throws IOException {
        Path marker = newest().resolve("checkpoint.json");
        String text = Files.readString(marker);
        Files.writeString(marker, text.replaceFirst("(\"schema\" *: *)1", "$12"));
        assertThat(problem().id()).isEqualTo("store.later-version");
        assertThat(
                        catchThrowableOfType(
                                        IntakeException.class,
                                        () ->
                                                trainer(TinyRuns.recipe(), 1, corpus)
                                                        .start(
                                                                new TinyRuns.Ear(),
                                                                Cancellation.NONE))
                                .problem()
                                .id())
                .isEqualTo("store.later-version");
    }

    @Test
    void aRunStateThatIsCutOrOfAnotherKindIsToldWithItsPlace() {
        Function<String, String> cut = text -> text.substring(0, text.length() / 2);
        Function<String, String> later = text -> text.replaceFirst("\\{", "{\"colour\": 1,");
        Function<String, String> number = text -> text.replaceFirst("\"seed\"", "\"sead\"");
        for (Function<String, String> damage : List.of(cut, later, number, text -> "", t -> "7")) {
            resealRunState(damage);
            Problem problem = problem();
            assertThat(problem.place()).contains("run.json");
            assertThat(problem.id()).isNotBlank();
        }
    }

    @Test
    void aCutFileWithoutItsSealFallsBackToTheCheckpointBefore() throws IOException {
        for (String name : List.of("run.json", PART, "model.safetensors", "checkpoint.json")) {
            Path file = newest().resolve(name);
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            Checkpoints.Saved saved = new Checkpoints(Disk.real(), run).newest().orElseThrow();
            assertThat(saved.state().step()).as(name).isEqualTo(50);
            assertThat(saved.damaged()).containsExactly(newest());
            Files.write(file, whole);
        }
    }

    @Test
    void anotherNumberOfThreadsIsSaidAndChangesLastDigitsAtMost() throws Exception {
        Checkpoints checkpoints = new Checkpoints(Disk.real(), run);
        Checkpoints.Saved saved = checkpoints.newest().orElseThrow();
        TinyRuns.Ear whole = new TinyRuns.Ear();
        Path unbroken = folder.resolve("unbroken");
        new Trainer(TinyRuns.recipe(), 1, corpus, unbroken).start(whole, Cancellation.NONE);
        TinyRuns.Ear ear = new TinyRuns.Ear();
        onThreads(
                saved.state().threads() + 1,
                () -> trainer(TinyRuns.recipe(), 1, corpus).resume(run, ear, Cancellation.NONE));
        assertThat(ear.notices).containsExactly("training.other-threads");
        double same = whole.lines.get(whole.lines.size() - 1).trainLoss();
        assertThat(ear.lines.get(ear.lines.size() - 1).trainLoss())
                .isCloseTo(same, Offset.offset(1e-5));
        TinyRuns.Ear again = new TinyRuns.Ear(); // finished: nothing goes on with other threads
        trainer(TinyRuns.recipe(), 1, corpus).resume(run, again, Cancellation.NONE);
        assertThat(again.notices).isEmpty();
    }

    @Test
    void aFolderThatIsTakenIsNeitherStartedNorContinuedOver() throws IOException {
        Path other = folder.resolve("other");
        TinyRuns.Ear ear = new TinyRuns.Ear(60);
        Trainer elsewhere = new Trainer(TinyRuns.recipe(), 2, corpus, other);
        assertThatThrownBy(() -> elsewhere.start(ear, ear))
                .isInstanceOf(CancellationException.class);
        Trainer across = new Trainer(TinyRuns.recipe(), 1, corpus, other);
        assertThat(
                        catchThrowableOfType(
                                        IntakeException.class,
                                        () ->
                                                across.resume(
                                                        run, new TinyRuns.Ear(), Cancellation.NONE))
                                .problem()
                                .id())
                .isEqualTo("training.out-in-use");
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("config.json"), "{}");
        Trainer over = new Trainer(TinyRuns.recipe(), 1, corpus, model);
        for (Runnable attempt :
                List.<Runnable>of(
                        () -> over.start(new TinyRuns.Ear(), Cancellation.NONE),
                        () -> over.resume(model, new TinyRuns.Ear(), Cancellation.NONE),
                        () -> over.resume(run, new TinyRuns.Ear(), Cancellation.NONE))) {
            assertThat(catchThrowableOfType(IntakeException.class, attempt::run).problem().id())
                    .isEqualTo("store.folder-in-use");
        }
        assertThat(model.resolve("config.json")).hasContent("{}");
    }

    /** Steps kept by a run that was killed before its first checkpoint are of another text. */
    @Test
    void momentsOfAnEarlierRunDoNotMixWithANewOne() throws IOException {
        Recipe recipe = TinyRuns.recipe().with(new Recipe.Schedule(4, 60, 60, 3));
        Path file = Files.writeString(folder.resolve("c.txt"), "zebras quiz! ".repeat(90));
        Path out = folder.resolve("mixed");
        Corpus zebras = Corpus.read(file, recipe.network().nCtx());
        TroubledDisk killed = new TroubledDisk(TroubledDisk.Trouble.KILLED, 45);
        assertThatThrownBy(
                        () ->
                                new Trainer(recipe, 1, zebras, out, killed)
                                        .start(new TinyRuns.Ear(), Cancellation.NONE))
                .isInstanceOf(TroubledDisk.Killed.class);
        Path steps = Files.createDirectories(out.resolve("steps"));
        assertThat(steps.resolve("config.json")).exists();
        Files.write(steps.resolve("7.safetensors"), new byte[9]);
        new Trainer(recipe, 1, corpus, out).start(new TinyRuns.Ear(), Cancellation.NONE);
        assertThat(Files.mismatch(out.resolve("tokenizer.json"), steps.resolve("tokenizer.json")))
                .isEqualTo(-1);
        assertThat(steps.resolve("7.safetensors")).doesNotExist();
    }

    private void resealRunState(Function<String, String> damage) {
        Checkpoints.Saved saved =
                new Checkpoints(Disk.real(), folder.resolve("run-whole"))
                        .newest()
                        .orElseGet(this::copy);
        byte[] bytes =
                damage.apply(ForeignFiles.standard().json().writeIndented(saved.state()))
                        .getBytes(StandardCharsets.UTF_8);
        new CompleteFolders(Disk.real(), run.resolve("checkpoints"), "step")
                .save(
                        60,
                        List.of(
                                new CompleteFolders.Part(
                                        "run.json", bytes.length, out -> out.write(bytes))));
    }

    /** The run's newest checkpoint, kept aside before others are put on top of it. */
    private Checkpoints.Saved copy() {
        Checkpoints.Saved saved = new Checkpoints(Disk.real(), run).newest().orElseThrow();
        new Checkpoints(Disk.real(), folder.resolve("run-whole"))
                .save(saved.state(), saved.weights(), saved.moments());
        return saved;
    }

    private Path newest() {
        return run.resolve("checkpoints/000002-step-60");
    }

    private Problem problem() {
        Trainer trainer = trainer(TinyRuns.recipe(), 1, corpus);
        return catchThrowableOfType(
                        IntakeException.class,
                        () -> trainer.resume(run, new TinyRuns.Ear(), Cancellation.NONE))
                .problem();
    }

    private String other(Trainer trainer) {
        Problem problem =
                catchThrowableOfType(
                                IntakeException.class,
                                () -> trainer.resume(run, new TinyRuns.Ear(), Cancellation.NONE))
                        .problem();
        assertThat(problem.id()).isEqualTo("training.other-run");
        assertThat(problem.place()).isEqualTo(run.toString());
        Map<String, String> said = problem.arguments();
        return said.get("what") + " " + said.get("saved") + " " + said.get("wanted");
    }

    private Trainer trainer(Recipe recipe, long seed, Corpus text) {
        return new Trainer(recipe, seed, text, run);
    }

    /** A thread keeps the number of threads it began with, so it is a new one. */
    private static void onThreads(int threads, Runnable work) throws InterruptedException {
        String key = "ai.djl.pytorch.num_threads";
        String before = System.getProperty(key);
        System.setProperty(key, Integer.toString(threads));
        try {
            Throwable[] thrown = new Throwable[1];
            Thread thread = new Thread(work);
            thread.setUncaughtExceptionHandler((where, e) -> thrown[0] = e);
            thread.start();
            thread.join();
            assertThat(thrown[0]).isNull();
        } finally {
            if (before == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, before);
            }
        }
    }
}
