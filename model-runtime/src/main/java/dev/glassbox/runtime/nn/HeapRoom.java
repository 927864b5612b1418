package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;

/**
 * The Java memory that the copies of a pass take, counted from the shape before anything is
 * computed: running out of it in the middle would take the whole app along.
 *
 * @param shape of the model
 * @param length positions of the pass
 * @param end positions up to its end, with those read before
 */
record HeapRoom(ModelConfig shape, int length, int end) {
    /** Left for everybody else. */
    private static final double SHARE = 0.9;

    /**
     * @param place what to call the model
     * @throws dev.glassbox.runtime.intake.IntakeException with both figures if the heap has less
     */
    void check(TraceRequest request, String place) {
        double needed = bytes(request);
        if (needed <= SHARE * free()) {
            return;
        }
        System.gc(); // what earlier traces have left is not free before
        long free = free();
        if (needed > SHARE * free) {
            throw Problem.failure(
                            "trace.no-heap",
                            place,
                            "needed",
                            ByteCount.text((long) needed),
                            "free",
                            ByteCount.text(free),
                            "hooks",
                            request.hooks().size())
                    .asException();
        }
    }

    /** Bytes of all copies. */
    double bytes(TraceRequest request) {
        double floats = request.logits() == Logits.ALL ? (double) length : 1;
        floats *= shape.dVocab();
        for (HookPoint hook : request.hooks()) {
            floats += floats(hook);
        }
        return Float.BYTES * floats;
    }

    private double floats(HookPoint hook) {
        double product = 1;
        for (String axis : HookAxes.of(hook)) {
            product *=
                    switch (axis) {
                        case "pos", "query_pos" -> length;
                        case "key_pos" -> end;
                        case "head" -> shape.nHeads();
                        case "n_kv_heads" -> shape.nKvHeads();
                        case "d_head" -> shape.dHead();
                        case "d_model" -> shape.dModel();
                        case "d_mlp" -> shape.dMlp();
                        default -> 1;
                    };
        }
        return product;
    }

    private static long free() {
        Runtime heap = Runtime.getRuntime();
        return heap.maxMemory() - (heap.totalMemory() - heap.freeMemory());
    }
}
