package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.model.ModelConfig;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the calls of one forward pass cost, each measured alone and over and over: the least that a
 * pass made of them can take. What a real pass takes beyond is ours. For networks of GPT-2's build
 * with erf GELU. T positions, D d_model, H heads, K d_head, M d_mlp, V vocabulary.
 */
public final class CallCosts implements AutoCloseable {
    private static final int CALLS = 40; // in one scope, as a pass has them

    private final NDManager manager;
    private final ModelConfig shape;
    private final int length;
    private final int rounds;

    /**
     * @param length T
     * @param rounds of which the median counts
     */
    public CallCosts(ModelConfig shape, int length, int rounds) {
        manager = EngineThread.enter().newManager();
        this.shape = shape;
        this.length = length;
        this.rounds = rounds;
    }

    /** Nanoseconds of each kind of call, times how often a pass with logits of the end makes it. */
    public Map<String, Double> nanos() {
        Map<String, Double> all = new LinkedHashMap<>();
        int layers = shape.nLayers();
        int width = shape.dModel();
        NDArray ids = manager.zeros(new Shape(1, length), DataType.INT64); // [1, T]
        NDArray table = ones(shape.dVocab(), width); // [V, D]
        NDArray x = ones(1, length, width); // [1, T, D]
        all.put("embedding", 2 * cost(ids, (in, own) -> embedded(own, table)));
        all.put("add", (1 + 2.0 * layers) * cost(x, (in, own) -> own.add(x)));
        NDArray gain = ones(width); // [D]
        all.put("layer_norm", (1 + 2.0 * layers) * cost(x, (in, own) -> normed(own, gain)));
        all.put("linear", layers * linears(x) + linear(ones(1, 1, width), shape.dVocab()));
        all.put("attention", layers * attention());
        NDArray hidden = ones(1, length, shape.dMlp()); // [1, T, M]
        all.put("places", cost(x, this::places));
        all.put("activation", layers * cost(hidden, (in, own) -> Activation.GELU.apply(own)));
        return all;
    }

    /** The numbers of the positions, and the last row of the residual stream. */
    private NDArray places(NDManager scope, NDArray x) {
        scope.arange(0, length, 1, DataType.INT64).reshape(1, length); // [1, T]
        return x.get(":, " + (length - 1) + ":"); // [1, 1, D]
    }

    private double linears(NDArray x) {
        int width = shape.dModel();
        NDArray hidden = ones(1, length, shape.dMlp()); // [1, T, M]
        return linear(x, 3 * width)
                + linear(x, width)
                + linear(x, shape.dMlp())
                + linear(hidden, width);
    }

    private double linear(NDArray x, int out) {
        long in = x.getShape().get(x.getShape().dimension() - 1);
        NDArray stored = ones(in, out); // [in, out]
        NDArray bias = ones(out); // [out]
        return cost(
                x,
                (scope, own) -> {
                    NDArray view = stored.transpose(); // [out, in]
                    view.attach(scope);
                    return LinearKernel.apply(own, view, bias);
                });
    }

    private double attention() {
        NDArray fused = ones(1, length, 3L * shape.dModel()); // [1, T, 3 D]
        NDArray mask = ones(length, length); // [T, T]
        return cost(fused, (scope, own) -> attended(own, mask, scope));
    }

    private NDArray attended(NDArray fused, NDArray mask, NDManager scope) {
        int heads = shape.nHeads();
        NDList qkv = fused.split(3, 2); // 3 x [1, T, D]
        NDArray q = qkv.get(0).reshape(1, length, heads, -1); // [1, T, H, K]
        NDArray k = qkv.get(1).reshape(1, length, heads, -1); // [1, T, H, K]
        NDArray v = qkv.get(2).reshape(1, length, heads, -1); // [1, T, H, K]
        NDArray dots = q.transpose(0, 2, 1, 3).matMul(k.transpose(0, 2, 3, 1)); // [1, H, T, T]
        NDArray factor = NativeFloats.scalar(scope, 0.1f); // []
        NDArray pattern = dots.muli(factor).addi(mask).softmax(-1); // [1, H, T, T]
        NDArray z = pattern.matMul(v.transpose(0, 2, 1, 3)).transpose(0, 2, 1, 3); // [1, T, H, K]
        return z.reshape(1, length, -1); // [1, T, D]
    }

    private static NDArray embedded(NDArray ids, NDArray table) {
        return ids.getNDArrayInternal()
                .embedding(ids, table, SparseFormat.DENSE)
                .singletonOrThrow(); // [1, T, D]
    }

    private static NDArray normed(NDArray x, NDArray gain) {
        return x.getNDArrayInternal()
                .layerNorm(x, gain.getShape(), gain, gain, 1e-5f)
                .singletonOrThrow(); // [1, T, D]
    }

    /** One call, on an input that belongs to the scope as a pass's activations do. */
    private double cost(NDArray input, Call call) {
        long[] nanos = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray own = input.duplicate();
                own.attach(scope);
                long start = System.nanoTime();
                for (int i = 0; i < CALLS; i++) {
                    call.on(scope, own);
                }
                nanos[round] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        return (double) nanos[rounds / 2] / CALLS;
    }

    private NDArray ones(long... axes) {
        return manager.ones(new Shape(axes));
    }

    @Override
    public void close() {
        manager.close();
    }

    @FunctionalInterface
    private interface Call {
        NDArray on(NDManager scope, NDArray own);
    }
}
