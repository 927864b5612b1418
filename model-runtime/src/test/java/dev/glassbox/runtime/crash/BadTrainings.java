package dev.glassbox.runtime.crash;

import dev.glassbox.runtime.crash.Calls.Answer;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.runtime.training.Trainer;
import dev.glassbox.runtime.training.TrainingListener;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Trains on what cannot be trained on, and goes on from what is no checkpoint. */
final class BadTrainings {
    private static final TrainingListener DEAF =
            new TrainingListener() {
                @Override
                public void metrics(TrainingMetrics line) {}

                @Override
                public void notice(Problem notice) {}
            };

    private final Calls calls;
    private final Path work;
    private final Recipe recipe = RecipeShelf.bundled().get("text-char").withSteps(1);

    BadTrainings(Calls calls, Path work) {
        this.calls = calls;
        this.work = work;
    }

    void all() throws IOException {
        corpus("an empty text", new byte[0]);
        corpus("one character", new byte[] {'a'});
        corpus("not UTF-8", new byte[] {'a', (byte) 0xFF, 'b'});
        calls.refused("a text that is not there", () -> Corpus.read(work.resolve("nothing"), 8));
        calls.refused("a folder as text", () -> Corpus.read(work, 8));
        calls.refused("a recipe that is not there", () -> RecipeShelf.bundled().get("../soup"));
        calls.refused("no steps", () -> recipe.withSteps(0));
        calls.refused("less than no steps", () -> recipe.withSteps(Integer.MIN_VALUE));
        Path text = Files.writeString(work.resolve("text.txt"), "the quick brown fox ".repeat(60));
        Corpus corpus = Corpus.read(text, recipe.network().nCtx());
        calls.expect(
                Answer.CANCELLED,
                "cancelled before the first step",
                () -> trainer(corpus, "a").start(DEAF, () -> true));
        calls.expect(
                Answer.DONE, "one step", () -> trainer(corpus, "b").start(DEAF, Cancellation.NONE));
        calls.refused(
                "over a run that is there",
                () -> trainer(corpus, "b").start(DEAF, Cancellation.NONE));
        calls.refused(
                "under a file",
                () ->
                        new Trainer(recipe, 1, corpus, text.resolve("below"))
                                .start(DEAF, Cancellation.NONE));
        for (Path part : checkpoint(work.resolve("b"))) {
            byte[] whole = Files.readAllBytes(part);
            Files.write(part, Arrays.copyOf(whole, whole.length / 2));
            calls.expect(
                    Answer.DONE,
                    "resumed without a whole checkpoint: " + part.getFileName(),
                    () ->
                            new Trainer(recipe, 1, corpus, work.resolve("c-" + part.getFileName()))
                                    .resume(work.resolve("b"), DEAF, Cancellation.NONE));
            Files.write(part, whole);
        }
        calls.refused(
                "resumed with another seed",
                () ->
                        new Trainer(recipe, 2, corpus, work.resolve("d"))
                                .resume(work.resolve("b"), DEAF, Cancellation.NONE));
    }

    private static List<Path> checkpoint(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run.resolve("checkpoints"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void corpus(String name, byte[] bytes) throws IOException {
        Path file = Files.write(work.resolve("corpus.txt"), bytes);
        calls.refused(name, () -> Corpus.read(file, recipe.network().nCtx()));
    }

    private Trainer trainer(Corpus corpus, String out) {
        return new Trainer(recipe, 1, corpus, work.resolve(out));
    }
}
