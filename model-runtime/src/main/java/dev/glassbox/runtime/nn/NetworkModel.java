package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.HeapCopy;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.djl.NativeMemory;
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
import java.util.function.UnaryOperator;

/**
 * What opened models of every kind share: the thread and the memory they belong to, the check of
 * what they are asked, and the way from a pass to a trace.
 */
abstract class NetworkModel implements LanguageModel {
    private final EngineThread thread;
    private final NDManager manager;
    private final ModelDescription description;
    private final List<HookPoint> hookPoints;
    private boolean closed;

    /**
     * @param thread the calling thread
     * @param manager owns the network's weights; closed with this model
     */
    NetworkModel(
            EngineThread thread,
            NDManager manager,
            ModelDescription description,
            List<HookPoint> hookPoints) {
        this.thread = thread;
        this.manager = manager;
        this.description = description;
        this.hookPoints = hookPoints;
    }

    /** One pass. */
    @FunctionalInterface
    interface Forward {
        /**
         * @param ids int64 {@code [1, T]}
         * @return {@code [1, T or 1, n]}
         */
        NDArray logits(NDArray ids, Tap tap);
    }

    @Override
    public final ModelDescription description() {
        return description;
    }

    @Override
    public final List<HookPoint> hookPoints() {
        return hookPoints;
    }

    final EngineThread thread() {
        return thread;
    }

    final NDManager manager() {
        return manager;
    }

    /** What the numbers of the last axis of the logits stand for. */
    abstract String logitAxis();

    /**
     * Runs a pass that has been checked, if the heap has room for what it copies.
     *
     * @param first the position of the first id in the text
     * @param readsOn whether the pass is one part of a text
     */
    final Trace trace(
            int[] ids,
            TraceRequest request,
            int first,
            boolean readsOn,
            Cancellation cancellation,
            Forward forward) {
        new HeapRoom(config(), ids.length, first + ids.length).check(request, card().id());
        Recorder recorder = new Recorder(request.hooks(), cancellation);
        Tap tap = recorder;
        if (!request.interventions().isEmpty()) {
            tap = new Editor(request.interventions(), first, readsOn, recorder);
        }
        try (NDManager scope = manager.newSubManager()) {
            Instant now = Instant.now();
            long start = System.nanoTime();
            NDArray logits = forward.logits(input(scope, ids), tap); // [1, T or 1, n]
            long nanos = System.nanoTime() - start;
            Tensor copied = HeapCopy.of(logits, "batch", "pos", logitAxis());
            return new Trace(ids, recorder.copies(), copied, origin(now, nanos));
        }
    }

    /** {@link #unembed} by a network's own way from residual to logits. */
    final Tensor unembedded(Tensor residual, UnaryOperator<NDArray> way) {
        checkUsable();
        if (residual.rank() != 2 || residual.size(1) != config().dModel()) {
            throw new IllegalArgumentException("[n, d_model], got " + residual);
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray rows =
                    NativeFloats.create(
                            scope, residual.values(), 1, residual.size(0), residual.size(1));
            return HeapCopy.of(way.apply(rows).squeeze(0), "n", logitAxis());
        }
    }

    static NDArray input(NDManager scope, int[] ids) {
        long[] row = Arrays.stream(ids).asLongStream().toArray();
        return scope.create(row, new Shape(1, ids.length)); // [1, T]
    }

    final void checkHooks(TraceRequest request) {
        request.hooks().forEach(this::checkHook);
        request.interventions().forEach(one -> checkHook(one.hook()));
    }

    private void checkHook(HookPoint hook) {
        if (!hookPoints.contains(hook)) {
            throw Problem.input("trace.unknown-hook", hook.name(), "model", card().id())
                    .asException();
        }
    }

    final void checkUsable() {
        thread.check();
        if (closed) {
            throw new IllegalStateException(card().id() + " is closed");
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
    public final void close() {
        thread.check();
        if (!closed) {
            closed = true;
            manager.close();
            NativeMemory.giveBack();
        }
    }
}
