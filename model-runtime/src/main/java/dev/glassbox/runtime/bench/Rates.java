package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.model.ModelConfig;

/**
 * What this machine's parts can do, in products of the kernel that inference and that which
 * training uses, and in bytes.
 *
 * @param gflops 10^9 operations a second, two for each product, with the faster kernel
 * @param engineGflops the same with the engine's own kernel, which gradients need
 * @param readGb 10^9 bytes a second from memory
 */
record Rates(double gflops, double engineGflops, double readGb) {

    /**
     * The least milliseconds of one forward pass with logits of the last position: its products at
     * the rate of the faster kernel, or its weights read once, whichever is longer.
     */
    double forwardMillis(ModelConfig shape, int tokens) {
        return Math.max(
                operations(shape, tokens, 1) / gflops / 1e6, weightBytes(shape) / readGb / 1e6);
    }

    /** The least milliseconds of a training step: forward, and twice as much backward. */
    double stepMillis(ModelConfig shape, int rows, int length) {
        return 3 * rows * operations(shape, length, length) / engineGflops / 1e6;
    }

    /** The least milliseconds of one more token: every weight read once. */
    double tokenMillis(ModelConfig shape) {
        return weightBytes(shape) / readGb / 1e6;
    }

    /** Operations, two for each product. */
    static double operations(ModelConfig shape, int tokens, int logits) {
        double width = shape.dModel();
        double block = 4 * width * width + 2 * width * shape.dMlp();
        double attention = 2 * width * tokens; // scores and weighted values, for each position
        return 2
                * (shape.nLayers() * (block + attention) * tokens
                        + logits * width * shape.dVocab());
    }

    /** Bytes of the weights that a pass reads: all but the position table. */
    static double weightBytes(ModelConfig shape) {
        double width = shape.dModel();
        double block = 4 * width * width + 2 * width * shape.dMlp();
        return Float.BYTES * (shape.nLayers() * block + width * shape.dVocab());
    }
}
