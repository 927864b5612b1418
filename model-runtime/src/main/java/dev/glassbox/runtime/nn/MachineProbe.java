package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.InferenceKernels;

/**
 * What the machine's parts can do, measured through the same calls as a network's: products by each
 * kernel, reading of memory, and the cost of a call that computes next to nothing. Belongs to the
 * thread that made it.
 */
public final class MachineProbe implements AutoCloseable {
    private static final int READ_FLOATS = 128 << 20; // 512 MB
    private static final int CALLS = 200;

    private final NDManager manager;

    /** Which of the two kernels. */
    public enum Kernel {
        ENGINE,
        ONEDNN
    }

    /** Makes the calling thread the owner. */
    public MachineProbe() {
        manager = EngineThread.enter().newManager();
    }

    /** Whether PyTorch was built with oneDNN. */
    public boolean hasOneDnn() {
        return InferenceKernels.ofThisThread().isPresent();
    }

    /**
     * One product {@code [rows, in] [in, out]}.
     *
     * @return nanoseconds of the fastest of {@code rounds}, after one that warms up
     */
    public long product(Kernel kernel, int rows, int in, int out, int rounds) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = scope.ones(new Shape(rows, in)); // [rows, in]
            NDArray weight = scope.ones(new Shape(out, in)); // [out, in]
            NDArray bias = scope.zeros(new Shape(out)); // [out]
            return fastest(rounds + 1, () -> LinearKernel.product(kernel, x, weight, bias).close());
        }
    }

    /**
     * The sum of a 512 MB float tensor.
     *
     * @return nanoseconds of the fastest of {@code rounds}
     */
    public long read(int rounds) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray numbers = scope.zeros(new Shape(READ_FLOATS), DataType.FLOAT32); // [N]
            numbers.addi(1); // zeros may be pages that are not there yet
            return fastest(rounds, () -> numbers.sum().close());
        }
    }

    /** How many bytes {@link #read} reads. */
    public static long readBytes() {
        return (long) READ_FLOATS * Float.BYTES;
    }

    /**
     * A product of one number with one, by each kernel: nothing but the way there and back.
     *
     * @return nanoseconds of one call, the mean of the best round
     */
    public long call(Kernel kernel, int rounds) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray one = scope.ones(new Shape(1, 1)); // [1, 1]
            NDArray bias = scope.ones(new Shape(1)); // [1]
            Runnable calls =
                    () -> {
                        for (int i = 0; i < CALLS; i++) {
                            LinearKernel.product(kernel, one, one, bias).close();
                        }
                    };
            return fastest(rounds + 1, calls) / CALLS;
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    static long fastest(int rounds, Runnable work) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
