package dev.glassbox.runtime.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.nn.WeightSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The weights a training begins with, as GPT-2's: normal with a small deviation, smaller for the
 * projections into the residual stream, gains 1, no biases. Drawn in Java, one generator for each
 * tensor, so that neither the engine's generator nor the order of building matters.
 */
final class InitialWeights implements WeightSource {
    /** The projections into the residual stream, in every family's words. */
    private static final Pattern INTO_STREAM =
            Pattern.compile(
                    ".*\\.(c_proj|out_proj|o_proj|down_proj|attention\\.dense|dense_4h_to_h)\\.weight");

    private final NDManager manager;
    private final Draws draws;
    private final ToDoubleFunction<String> deviation;
    private final Map<String, NDArray> made = new LinkedHashMap<>();

    /**
     * @param deviation of the first values of a matrix, by its name
     */
    InitialWeights(NDManager manager, Draws draws, ToDoubleFunction<String> deviation) {
        this.manager = manager;
        this.draws = draws;
        this.deviation = deviation;
    }

    /** A recipe's deviations. */
    static ToDoubleFunction<String> deviations(Recipe.Network network) {
        double std = network.initStd();
        double residualStd = std / Math.sqrt(2.0 * network.nLayers());
        return name -> INTO_STREAM.matcher(name).matches() ? residualStd : std;
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public NDArray weight(String name, long... shape) {
        NDArray array = NativeFloats.create(manager, values(name, shape), shape);
        array.setRequiresGradient(true);
        made.put(name, array);
        return array;
    }

    @Override
    public @Nullable NDArray bias(String name, long... shape) {
        return null;
    }

    /** Every weight by name, in the order of the pass. */
    Map<String, NDArray> made() {
        return made;
    }

    private float[] values(String name, long... shape) {
        int size = 1;
        for (long length : shape) {
            size = Math.multiplyExact(size, Math.toIntExact(length));
        }
        float[] values = new float[size];
        if (shape.length == 1) {
            Arrays.fill(values, 1); // the gain of a norm
            return values;
        }
        double std = deviation.applyAsDouble(name);
        RandomGenerator random = draws.at(0, "init " + name);
        for (int i = 0; i < size; i++) {
            values[i] = (float) (std * random.nextGaussian());
        }
        return values;
    }
}
