package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.HeapCopy;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * An opened model of any family: a network, the memory it lies in, and the thread that owns both.
 */
public final class DecoderModel implements LanguageModel {
    private final EngineThread thread;
    private final NDManager manager;
    private final DecoderNetwork network;
    private final ModelDescription description;
    private final List<HookPoint> hookPoints;
    private boolean closed;

    /**
     * @param thread the calling thread
     * @param manager owns the network's weights; closed with this model
     */
    public DecoderModel(
            EngineThread thread,
            NDManager manager,
            DecoderNetwork network,
            ModelDescription description) {
        this.thread = thread;
        this.manager = manager;
        this.network = network;
        this.description = description;
        hookPoints = network.hookPoints();
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    @Override
    public List<HookPoint> hookPoints() {
        return hookPoints;
    }

    @Override
    public Trace run(int[] ids, TraceRequest request, Cancellation cancellation) {
        checkUsable();
        description.check(ids);
        for (HookPoint hook : request.hooks()) {
            if (!hookPoints.contains(hook)) {
                throw Problem.input("trace.unknown-hook", hook.name(), "model", card().id())
                        .asException();
            }
        }
        return compute(ids, request, cancellation);
    }

    private Trace compute(int[] ids, TraceRequest request, Cancellation cancellation) {
        Recorder recorder = new Recorder(request.hooks(), cancellation);
        try (NDManager scope = manager.newSubManager()) {
            Instant now = Instant.now();
            long start = System.nanoTime();
            long[] row = Arrays.stream(ids).asLongStream().toArray();
            NDArray input = scope.create(row, new Shape(1, ids.length)); // [1, T]
            NDArray logits = network.logits(input, request.logits(), recorder); // [1, T or 1, V]
            long nanos = System.nanoTime() - start;
            Tensor copied = HeapCopy.of(logits, "batch", "pos", "d_vocab");
            return new Trace(ids, recorder.copies(), copied, origin(now, nanos));
        }
    }

    private Origin origin(Instant now, long nanos) {
        return new Origin(
                card().id(),
                card().weightsSha256(),
                false,
                now,
                thread.engineName(),
                thread.threads(),
                nanos);
    }

    @Override
    public void close() {
        thread.check();
        if (!closed) {
            closed = true;
            manager.close();
        }
    }

    private void checkUsable() {
        thread.check();
        if (closed) {
            throw new IllegalStateException(card().id() + " is closed");
        }
    }
}
