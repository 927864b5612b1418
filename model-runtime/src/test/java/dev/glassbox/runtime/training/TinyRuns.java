package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.nn.NetworkSizes;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.trace.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trainings small enough for a test: one layer, a sentence said over and over. */
final class TinyRuns {
    static final int STEPS = 120;

    private TinyRuns() {}

    static Recipe recipe() {
        return new Recipe(
                "tiny",
                "CC0-1.0",
                new Recipe.Source("", "", "", ""),
                new Recipe.Network(1, 2, 16, 8, "gelu", 0.02, null),
                new Recipe.Optimizer(null, null, 1e-2, 1e-3, 10, 0.9, 0.99, 1e-8, 0.1, 1.0),
                new Recipe.Schedule(8, STEPS, 60),
                null);
    }

    static Corpus corpus(Path folder) {
        try {
            Path file = folder.resolve("text.txt");
            Files.writeString(file, "the cat sat on a mat, then it left.\n".repeat(60));
            return Corpus.read(file, recipe().network().nCtx());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void train(
            TrainedNetwork network, Corpus corpus, Draws draws, int from, int to, int length) {
        for (int step = from; step <= to; step++) {
            network.step(
                    corpus.draw(draws.at(step, "batch"), length, length),
                    step,
                    1e-3,
                    recipe(),
                    false);
        }
    }

    static NetworkPlan plan(Corpus corpus, int width, int nCtx) {
        int vocabulary = corpus.tokenizer().vocabularySize();
        return new Gpt2Provider().plan(new NetworkSizes(1, 2, width, nCtx, vocabulary, "gelu"));
    }

    /** Hears a training, and stops it once a step was logged. */
    static final class Ear implements TrainingListener, Cancellation {
        final List<TrainingMetrics> lines = new ArrayList<>();
        final List<String> notices = new ArrayList<>();
        private final int stopAfter;

        Ear(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        Ear() {
            this(Integer.MAX_VALUE);
        }

        @Override
        public void metrics(TrainingMetrics metrics) {
            lines.add(metrics);
        }

        @Override
        public void notice(Problem notice) {
            notices.add(notice.id());
        }

        @Override
        public boolean isCancelled() {
            return !lines.isEmpty() && lines.get(lines.size() - 1).step() >= stopAfter;
        }
    }

    /** Looks at the network every sixty steps. */
    abstract static class Probing implements TrainingListener {
        @Override
        public int probeEvery() {
            return STEPS / 2;
        }

        @Override
        public void metrics(TrainingMetrics metrics) {}

        @Override
        public void notice(Problem notice) {}
    }
}
