package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.intake.Problem;

/**
 * How much memory a model takes, estimated before any is taken.
 *
 * @param weights every number as float32, and what opening takes besides
 * @param working a KV cache and the activations of a pass, over at most 1,024 positions
 */
public record MemoryNeed(long weights, long working) {
    private static final double OPENING = 1.3;
    private static final int POSITIONS = 1024;

    /** Arrays as wide as the residual stream that are alive at once while a block computes. */
    private static final int STREAMS = 8;

    /**
     * @param parameters numbers of the network
     */
    public static MemoryNeed of(ModelConfig shape, long parameters) {
        double length = Math.min(POSITIONS, shape.nCtx());
        double cache = 2.0 * shape.nLayers() * shape.nKvHeads() * shape.dHead() * length;
        double streams = length * (STREAMS * shape.dModel() + 2.0 * shape.dMlp());
        double scores = 2.0 * shape.nHeads() * length * length;
        double floats = cache + streams + scores + shape.dVocab();
        return new MemoryNeed(
                (long) (OPENING * Float.BYTES * parameters), (long) (Float.BYTES * floats));
    }

    public long bytes() {
        return weights + working;
    }

    /**
     * @param place what to call the model
     * @throws dev.glassbox.runtime.intake.IntakeException with both figures if there is less
     */
    public void check(Memory memory, String place) {
        long free = memory.availableBytes();
        if (bytes() > free) {
            throw Problem.failure(
                            "library.no-memory",
                            place,
                            "needed",
                            ByteCount.text(bytes()),
                            "free",
                            ByteCount.text(free))
                    .asException();
        }
    }
}
