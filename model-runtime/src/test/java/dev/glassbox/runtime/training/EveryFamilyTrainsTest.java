package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveryFamilyTrainsTest {
    /** Of a loss in float32, over a step that is neither lost in rounding nor bent. */
    private static final float STEP = 1e-2f;

    @ParameterizedTest
    @CsvSource({
        "gpt2,gelu",
        "gpt_neo,gelu_new",
        "gpt_neox,gelu",
        "llama,silu",
        "mistral,silu",
        "qwen2,silu",
        "qwen3,silu"
    })
    void itLearnsAndItsFolderOpensWithTheSameNumbers(
            String family, String activation, @TempDir Path folder) {
        Path out = folder.resolve("out");
        Recipe recipe = recipe(family, activation);
        Corpus corpus = TinyRuns.corpus(folder);
        TinyRuns.Ear ear = new TinyRuns.Ear();
        TrainingMetrics last = new Trainer(recipe, 1, corpus, out).start(ear, Cancellation.NONE);
        assertThat(last.valLoss()).isLessThan(0.6); // 17 characters: ln 17 = 2.83
        try (LanguageModel model = ModelCatalog.bundled(folder).open("out")) {
            assertThat(model.card().architecture()).isEqualTo(family);
            int[] ids = corpus.tokenizer().encodeIds("the cat ");
            float[] logits =
                    model.run(ids, TraceRequest.lastLogits(), Cancellation.NONE).lastLogits();
            int likeliest = 0;
            for (int id = 0; id < logits.length; id++) {
                likeliest = logits[id] > logits[likeliest] ? id : likeliest;
            }
            assertThat(corpus.tokenizer().tokenText(likeliest)).isEqualTo("s"); // the cat sat
        }
    }

    /** The way one update of plain descent takes must lower the loss as its length says. */
    @ParameterizedTest
    @CsvSource({
        "gpt2,gelu",
        "gpt_neo,gelu_new",
        "gpt_neox,gelu",
        "llama,silu",
        "mistral,silu",
        "qwen2,silu",
        "qwen3,silu"
    })
    void gradientsAreTheSlopesOfTheLoss(String family, String activation, @TempDir Path folder) {
        Recipe plain =
                recipe(family, activation)
                        .with(new Recipe.Optimizer("sgd", "constant", 1, 1, 0, 0, 0, 1e-8, 0, 1e9));
        Corpus corpus = TinyRuns.corpus(folder);
        Draws draws = new Draws(3);
        try (TrainedNetwork network =
                new TrainedNetwork(
                        Families.plan(plain, corpus.tokenizer().vocabularySize()), plain, draws)) {
            TinyRuns.train(network, corpus, draws, 1, 3, 8); // away from the symmetric start
            Map<String, Tensor> before = network.weights();
            Batch batch = corpus.draw(draws.at(9, "batch"), 8, 8);
            double norm = network.step(batch, 4, 1, plain, true).gradientNorm();
            Map<String, Tensor> after = network.weights(); // before - gradient
            double up = lossAt(network, before, after, STEP / norm, batch, plain);
            double down = lossAt(network, before, after, -STEP / norm, batch, plain);
            double slope = (down - up) / (2 * STEP / norm);
            assertThat(slope).isCloseTo(norm * norm, within(0.02 * norm * norm));
        }
    }

    /** The loss at {@code before + share * (after - before)}. */
    private static double lossAt(
            TrainedNetwork network,
            Map<String, Tensor> before,
            Map<String, Tensor> after,
            double share,
            Batch batch,
            Recipe recipe) {
        Map<String, Tensor> moved = new LinkedHashMap<>();
        before.forEach(
                (name, tensor) -> {
                    float[] from = tensor.values();
                    float[] to = java.util.Objects.requireNonNull(after.get(name)).values();
                    float[] between = new float[from.length];
                    for (int i = 0; i < from.length; i++) {
                        between[i] = (float) (from[i] + share * (to[i] - (double) from[i]));
                    }
                    String[] axes =
                            IntStream.range(0, tensor.shape().length)
                                    .mapToObj(String::valueOf)
                                    .toArray(String[]::new);
                    moved.put(name, Tensor.wrap(between, tensor.shape(), axes));
                });
        network.restore(moved, network.moments());
        return network.step(batch, 5, 0, recipe, false).loss();
    }

    private static Recipe recipe(String family, String activation) {
        return TinyRuns.recipe()
                .with(new Recipe.Network(1, 2, 16, 8, activation, 0.1, null, family));
    }
}
