package dev.glassbox.runtime.experiments.embeddings;

import dev.glassbox.runtime.experiments.RunContext;
import dev.glassbox.runtime.experiments.Steady;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.Course;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.Look;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.gpt2.Gpt2Config;
import dev.glassbox.runtime.nn.gpt2.Gpt2Network;
import dev.glassbox.runtime.nn.gpt2.RandomGpt2;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tinytown.LabelledWord;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.Batch;
import dev.glassbox.runtime.training.Draws;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One network, its text, and what was seen of its embedding. */
final class Arm implements AutoCloseable {
    private static final int LAYERS = 1;
    private static final int LENGTH = 16; // words
    private static final int ROWS = 32;
    private static final double RATE = 3e-3;
    private static final double BETA2 = 0.999;
    private static final double DECAY = 0.01;
    private static final double DEVIATION = 0.05;

    private final TownWords texts;
    private final List<LabelledWord> words;
    private final int neighbours;
    private final Draws draws;
    private final Recipe.Optimizer optimizer = Steady.adamW(RATE, BETA2, DECAY);
    private final TrainedNetwork network;
    private final List<Integer> steps = new ArrayList<>();
    private final List<Tensor> seen = new ArrayList<>();
    private int step;
    private double loss;

    Arm(TownWords texts, EmbeddingsSettings settings, long seed) {
        this.texts = texts;
        words = texts.labelled().stream().map(TownWords.Labelled::word).toList();
        neighbours = settings.neighbours();
        draws = new Draws(seed);
        Gpt2Config config =
                new Gpt2Config(
                        RandomGpt2.shape(
                                LAYERS,
                                EmbeddingsSettings.HEADS,
                                settings.width(),
                                texts.vocabulary().size(),
                                LENGTH),
                        Activation.GELU,
                        Gpt2Config.EPSILON,
                        Gpt2Config.Scaling.STANDARD,
                        false);
        network =
                new TrainedNetwork(
                        source -> new Gpt2Network(config, source),
                        name -> DEVIATION,
                        optimizer,
                        draws);
        loss = network.answer(batch(1)).loss();
    }

    private Batch batch(int number) {
        return texts.draw(draws.at(number, "batch"), ROWS, LENGTH);
    }

    void step() {
        step++;
        loss = network.step(batch(step), step, RATE, optimizer, 0, false).loss();
    }

    /** Measures and remembers. */
    Look look(RunContext<?> context) {
        Tensor vectors = vectors();
        steps.add(step);
        seen.add(vectors);
        return new Look(loss, purity(vectors, context.cancellation()).share(), vectors);
    }

    private Purity purity(Tensor vectors, Cancellation cancellation) {
        return Purity.of(vectors, words, neighbours, cancellation);
    }

    /** The embedding's rows of the words that have a class, {@code [words, D]}. */
    private Tensor vectors() {
        Tensor all = Objects.requireNonNull(network.weights().get("wte.weight")); // [V, D]
        int width = all.size(1);
        float[] rows = new float[words.size() * width];
        for (int word = 0; word < words.size(); word++) {
            float[] row = all.row(texts.labelled().get(word).id());
            System.arraycopy(row, 0, rows, word * width, width);
        }
        return Tensor.wrap(rows, new int[] {words.size(), width}, "word", "feature");
    }

    long parameters() {
        return network.parameters();
    }

    /** What became of it since the first look. */
    Course course(Cancellation cancellation) {
        Purity last = purity(seen.get(seen.size() - 1), cancellation);
        return new Course(
                loss, last.share(), last.neighbours(), Drawing.of(steps, seen, cancellation));
    }

    @Override
    public void close() {
        network.close();
    }
}
