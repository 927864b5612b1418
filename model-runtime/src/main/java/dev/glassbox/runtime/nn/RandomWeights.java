package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.NativeFloats;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/**
 * Weights for measuring how fast a shape computes: drawn from a seed, as wide as GPT-2's first
 * ones, gains 1 and biases 0. What such a network says means nothing.
 */
public final class RandomWeights implements WeightSource {
    private static final float HALF_WIDTH = 0.035f; // uniform, so a deviation of 0.02

    private final NDManager manager;
    private final SplittableRandom random;

    public RandomWeights(NDManager manager, long seed) {
        this.manager = manager;
        random = new SplittableRandom(seed);
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public NDArray weight(String name, long... shape) {
        NDArray array = manager.create(new Shape(shape), DataType.FLOAT32); // as asked
        FloatBuffer values = NativeFloats.memory(array).asFloatBuffer();
        while (values.hasRemaining()) {
            values.put(shape.length == 1 ? 1 : draw());
        }
        return array;
    }

    @Override
    public NDArray bias(String name, long... shape) {
        return manager.zeros(new Shape(shape));
    }

    private float draw() {
        int bits = random.nextInt() >> 8; // 24 bits, all that a float32 holds
        return bits * (HALF_WIDTH / (1 << 23));
    }
}
