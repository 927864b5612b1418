package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.training.TinyRuns.Ear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final List<String> FILES =
            List.of(
                    "model.safetensors",
                    "config.json",
                    "tokenizer.json",
                    "tokenizer_config.json",
                    "README.md",
                    "MODEL.json");

    @Test
    void aRunThatIsStoppedAndResumedGivesTheBytesOfTheUnbrokenOne(@TempDir Path folder)
            throws IOException {
        Path unbroken = folder.resolve("unbroken");
        Path broken = folder.resolve("broken");
        trainer(folder, unbroken, 1).start(new Ear(), Cancellation.NONE);
        stopAfter(70, folder, broken);
        assertThat(broken.resolve("config.json")).doesNotExist();
        trainer(folder, broken, 1).resume(broken, new Ear(), Cancellation.NONE);
        assertSameBytes(unbroken, broken);
    }

    @Test
    void aDamagedCheckpointIsPassedOverAndTheOneBeforeGivesTheSameBytes(@TempDir Path folder)
            throws IOException {
        Path unbroken = folder.resolve("unbroken");
        Path broken = folder.resolve("broken");
        trainer(folder, unbroken, 1).start(new Ear(), Cancellation.NONE);
        stopAfter(110, folder, broken);
        Path moments = newestCheckpoint(broken).resolve("optimizer.safetensors");
        byte[] whole = Files.readAllBytes(moments);
        Files.write(moments, Arrays.copyOf(whole, whole.length - 4));
        Ear ear = new Ear();
        trainer(folder, broken, 1).resume(broken, ear, Cancellation.NONE);
        assertThat(ear.notices).containsExactly("training.checkpoint-damaged");
        assertSameBytes(unbroken, broken);
    }

    @Test
    void aFinishedRunTellsItsLastLineAgain(@TempDir Path folder) {
        Path out = folder.resolve("out");
        Ear first = new Ear();
        TrainingMetrics last = trainer(folder, out, 1).start(first, Cancellation.NONE);
        Ear second = new Ear();
        TrainingMetrics again = trainer(folder, out, 1).resume(out, second, Cancellation.NONE);
        assertThat(again).isEqualTo(last);
        assertThat(second.lines).containsExactly(last);
        assertThat(last.step()).isEqualTo(TinyRuns.STEPS);
        assertThat(last.valLoss()).isNotNull().isLessThan(1.0); // 17 characters: ln 17 = 2.83
        assertThat(first.lines).hasSize(TinyRuns.STEPS / 10);
        assertThat(first.lines.get(0).valLoss()).isNull();
    }

    @Test
    void withoutACheckpointItStartsAtNoughtAndSaysSo(@TempDir Path folder) {
        Path out = folder.resolve("out");
        Ear ear = new Ear();
        trainer(folder, out, 1).resume(out, ear, Cancellation.NONE);
        assertThat(ear.notices).containsExactly("training.no-checkpoint");
        assertThat(ear.lines.get(0).step()).isEqualTo(10);
    }

    @Test
    void anotherSeedOrAFreshStartOnTopOfARunIsRefused(@TempDir Path folder) {
        Path out = folder.resolve("out");
        trainer(folder, out, 1).start(new Ear(), Cancellation.NONE);
        assertThat(problem(() -> trainer(folder, out, 2).resume(out, new Ear(), Cancellation.NONE)))
                .isEqualTo("training.other-run");
        assertThat(problem(() -> trainer(folder, out, 1).start(new Ear(), Cancellation.NONE)))
                .isEqualTo("training.out-in-use");
    }

    @Test
    void theFinishedFolderOpensAsAModelAndKnowsItsOrigin(@TempDir Path folder) {
        Path out = folder.resolve("out");
        trainer(folder, out, 7).start(new Ear(), Cancellation.NONE);
        try (LanguageModel model = new Gpt2Provider().open(out, "test")) {
            assertThat(model.card().recipe()).isEqualTo("tiny, seed 7");
            assertThat(model.card().licence()).isEqualTo("CC0-1.0");
            assertThat(
                            model.run(
                                            new int[] {1, 2, 3},
                                            TraceRequest.lastLogits(),
                                            Cancellation.NONE)
                                    .lastLogits())
                    .hasSize(TinyRuns.corpus(folder).tokenizer().vocabularySize());
        }
        assertThat(out.resolve(ModelFolder.NOTE)).content().contains("loss_curve");
    }

    @Test
    void aMissingTextSaysWhereToGetItAndWhereToPutIt(@TempDir Path folder) {
        Recipe recipe = RecipeShelf.bundled().get("shakespeare-char");
        IntakeException thrown =
                catchThrowableOfType(IntakeException.class, () -> Corpus.of(recipe, folder));
        assertThat(thrown.problem().id()).isEqualTo("training.corpus-missing");
        assertThat(thrown.problem().arguments())
                .containsEntry("file", "tinyshakespeare.txt")
                .containsEntry("folder", folder.toString())
                .containsKey("url");
    }

    private static void stopAfter(int step, Path folder, Path out) {
        Ear ear = new Ear(step);
        assertThatThrownBy(() -> trainer(folder, out, 1).start(ear, ear))
                .isInstanceOf(CancellationException.class);
    }

    private static Trainer trainer(Path folder, Path out, long seed) {
        return new Trainer(TinyRuns.recipe(), seed, TinyRuns.corpus(folder), out);
    }

    private static Path newestCheckpoint(Path run) throws IOException {
        try (Stream<Path> folders = Files.list(run.resolve("checkpoints"))) {
            return folders.filter(path -> String.valueOf(path.getFileName()).endsWith("110"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void assertSameBytes(Path one, Path other) throws IOException {
        for (String file : FILES) {
            assertThat(Files.mismatch(one.resolve(file), other.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    private static String problem(ThrowingCallable code) {
        return catchThrowableOfType(IntakeException.class, code).problem().id();
    }
}
