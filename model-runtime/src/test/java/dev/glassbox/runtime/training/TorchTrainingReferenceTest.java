package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.djl.Autograd;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.nn.NetworkSizes;
import dev.glassbox.runtime.nn.Pass;
import dev.glassbox.runtime.nn.WeightSource;
import dev.glassbox.runtime.nn.gpt2.Gpt2Config;
import dev.glassbox.runtime.nn.gpt2.Gpt2Network;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Losses, gradients and weights of three steps against PyTorch ({@code
 * src/test/reference/dump_gpt2.py}, {@code write_training}).
 */
class TorchTrainingReferenceTest {
    private static final double LR = 1e-2;

    @Test
    void threeStepsGiveTheLossesAndWeightsOfTorch() {
        try (SafetensorsFile reference = reference();
                TrainedNetwork network = new TrainedNetwork(plan(), recipe(), new Draws(0))) {
            Map<String, Tensor> moments = network.moments(); // zeros at the start
            network.restore(tensors(reference, "before."), moments);
            for (int step = 1; step <= 3; step++) {
                float loss = network.step(batch(reference, step), step, LR, recipe(), true).loss();
                float expected = reference.read("loss." + step, "one").values()[0];
                assertThat(loss).isCloseTo(expected, within(1e-5f * expected));
            }
            Map<String, Tensor> after = tensors(reference, "after.");
            assertThat(network.weights().keySet())
                    .containsExactlyInAnyOrderElementsOf(after.keySet());
            network.weights()
                    .forEach((name, actual) -> assertClose(name, actual.values(), after, 2e-5f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "momentum", "sgd"})
    void everyOtherOptimizerMovesAsTorchDoes(String kind) {
        Recipe recipe =
                recipe().with(
                                new Recipe.Optimizer(
                                        kind, null, LR, LR, 0, 0.9, 0.99, 1e-8, 0.1, 1.0));
        try (SafetensorsFile start = reference();
                SafetensorsFile reference =
                        SafetensorsFile.open(
                                TestModels.reference("gpt2-training")
                                        .resolve("optimizers.safetensors"));
                TrainedNetwork network = new TrainedNetwork(plan(), recipe, new Draws(0))) {
            network.restore(tensors(start, "before."), network.moments());
            for (int step = 1; step <= 3; step++) {
                TrainedNetwork.Stepped update =
                        network.step(batch(start, step), step, LR, recipe, step == 1);
                if (step == 1) {
                    double norm = reference.read("norm." + kind, "one").values()[0];
                    assertThat(update.gradientNorm()).isCloseTo(norm, within(1e-5 * norm));
                    double sum =
                            update.layers().orElseThrow().layers().stream()
                                    .mapToDouble(l -> l.gradientNorm() * l.gradientNorm())
                                    .sum();
                    assertThat(Math.sqrt(sum)).isCloseTo(norm, within(1e-5 * norm));
                }
            }
            Map<String, Tensor> after = tensors(reference, kind + ".");
            network.weights()
                    .forEach((name, actual) -> assertClose(name, actual.values(), after, 2e-5f));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsAreThoseOfTorchAlsoWhenGarbageIsCollectedBeforeTheBackwardPass(boolean collect) {
        try (SafetensorsFile reference = reference();
                NDManager manager = EngineThread.enter().newManager()) {
            Stored source =
                    new Stored(manager, tensors(reference, "before."), new LinkedHashMap<>());
            Gpt2Network network = new Gpt2Network(config(), source);
            Batch batch = batch(reference, 1);
            try (NDManager scope = manager.newSubManager()) {
                Autograd.backward(
                        scope,
                        () -> {
                            NDArray loss = loss(scope, network, batch); // []
                            if (collect) {
                                churn();
                            }
                            return loss;
                        });
                Map<String, Tensor> expected = tensors(reference, "gradient.");
                source.made()
                        .forEach(
                                (name, weight) ->
                                        assertClose(
                                                name,
                                                Autograd.gradient(scope, weight).toFloatArray(),
                                                expected,
                                                1e-5f));
            }
        }
    }

    private static NDArray loss(NDManager scope, Gpt2Network network, Batch batch) {
        NDArray ids = scope.create(batch.inputs(), new Shape(batch.rows(), batch.length()));
        NDArray targets = scope.create(batch.targets(), new Shape(batch.tokens(), 1)); // [N, 1]
        NDArray logits = network.forward(ids, Pass.plain()).reshape(batch.tokens(), -1); // [N, V]
        return logits.logSoftmax(1).gather(targets, 1).neg().mean(); // []
    }

    /** Frees what nobody holds and writes over it. */
    private static void churn() {
        System.gc();
        List<ByteBuffer> used = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            used.add(ByteBuffer.allocateDirect(4).putFloat(0, Float.NaN));
        }
        assertThat(used).hasSize(20_000);
    }

    /** Weights of the dump, and no biases. */
    private record Stored(NDManager manager, Map<String, Tensor> values, Map<String, NDArray> made)
            implements WeightSource {
        @Override
        public NDArray weight(String name, long... shape) {
            float[] stored = Objects.requireNonNull(values.get(name)).values();
            NDArray array = NativeFloats.create(manager, stored, shape);
            array.setRequiresGradient(true);
            made.put(name, array);
            return array;
        }

        @Override
        public @Nullable NDArray bias(String name, long... shape) {
            return null;
        }
    }

    private static void assertClose(
            String name, float[] actual, Map<String, Tensor> all, float tolerance) {
        float[] expected = Objects.requireNonNull(all.get(name)).values();
        assertThat(actual).as(name).hasSameSizeAs(expected);
        float worst = 0;
        for (int i = 0; i < actual.length; i++) {
            float difference = Math.abs(actual[i] - expected[i]);
            worst = Float.isNaN(difference) ? Float.NaN : Math.max(worst, difference);
        }
        assertThat(worst).as(name).isLessThan(tolerance);
    }

    private static Batch batch(SafetensorsFile reference, int step) {
        Tensor rows = reference.read("batch." + step, "row", "place"); // [3, 9]
        int length = rows.size(1) - 1;
        int[] all = new int[rows.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (int) rows.values()[i];
        }
        return Batch.of(all, new int[] {0, length + 1, 2 * (length + 1)}, length);
    }

    private static Map<String, Tensor> tensors(SafetensorsFile file, String prefix) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : file.entries().keySet()) {
            if (name.startsWith(prefix)) {
                String[] axes = new String[file.entry(name).shape().size()];
                java.util.Arrays.setAll(axes, String::valueOf);
                tensors.put(name.substring(prefix.length()), file.read(name, axes));
            }
        }
        return tensors;
    }

    private static SafetensorsFile reference() {
        return SafetensorsFile.open(
                TestModels.reference("gpt2-training").resolve("reference.safetensors"));
    }

    private static NetworkPlan plan() {
        return new Gpt2Provider().plan(new NetworkSizes(2, 3, 12, 12, 23, "gelu"));
    }

    private static Gpt2Config config() {
        return new Gpt2Config(
                new ModelConfig("gpt2", 2, 3, 3, 12, 4, 48, 23, 12),
                Activation.GELU,
                Gpt2Config.EPSILON,
                Gpt2Config.Scaling.STANDARD,
                true);
    }

    private static Recipe recipe() {
        return new Recipe(
                "reference",
                "",
                new Recipe.Source("", "", "", ""),
                new Recipe.Network(2, 3, 12, 12, "gelu", 0.02, null),
                new Recipe.Optimizer(null, null, LR, LR, 0, 0.9, 0.99, 1e-8, 0.1, 1.0),
                new Recipe.Schedule(3, 3, 3),
                null);
    }
}
