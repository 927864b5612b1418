package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.Autograd;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.HeapCopy;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** For tests that look at passes from inside. */
    DecoderNetwork network() {
        return network;
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
        checkHooks(request);
        return compute(ids, request, null, cancellation);
    }

    @Override
    public KeyValueCache newCache(int capacity) {
        checkUsable();
        if (capacity < 1 || capacity > config().nCtx()) {
            throw Problem.input(
                            "model.cache-capacity",
                            card().id(),
                            "given",
                            capacity,
                            "limit",
                            config().nCtx())
                    .asException();
        }
        return new NativeCache(thread, manager, config(), capacity);
    }

    @Override
    public Trace extend(
            KeyValueCache cache, int[] ids, TraceRequest request, Cancellation cancellation) {
        checkUsable();
        if (!(cache instanceof NativeCache ours)) {
            throw new IllegalArgumentException("a cache of another model");
        }
        ours.checkUsable();
        description.check(ids);
        int end = Math.addExact(cache.length(), ids.length);
        if (end > cache.capacity()) {
            throw Problem.input(
                            "prompt.too-long",
                            card().id(),
                            "tokens",
                            end,
                            "limit",
                            cache.capacity())
                    .asException();
        }
        checkHooks(request);
        Trace trace = compute(ids, request, ours, cancellation);
        ours.advance(ids.length);
        return trace;
    }

    @Override
    public Tensor unembed(Tensor residual) {
        checkUsable();
        if (residual.rank() != 2 || residual.size(1) != config().dModel()) {
            throw new IllegalArgumentException("[n, d_model], got " + residual);
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray rows =
                    NativeFloats.create(
                            scope, residual.values(), 1, residual.size(0), residual.size(1));
            NDArray logits = network.unembed(rows, Pass.plain()); // [1, n, V]
            return HeapCopy.of(logits.squeeze(0), "n", "d_vocab");
        }
    }

    @Override
    public LogitDirection direction(int id) {
        checkUsable();
        description.check(new int[] {id});
        return network.direction(id);
    }

    @Override
    public Map<HookPoint, Tensor> gradients(
            int[] ids,
            Set<HookPoint> hooks,
            LogitTarget target,
            List<Intervention> changes,
            Cancellation cancellation) {
        checkUsable();
        description.check(ids);
        description.check(new int[] {target.id()});
        checkHooks(new TraceRequest(hooks, TraceRequest.Logits.ALL, changes));
        if (target.position() < 0 || target.position() >= ids.length) {
            throw new IllegalArgumentException("position " + target.position());
        }
        int[] seen = Arrays.copyOf(ids, target.position() + 1); // what comes later has no part
        GradientTap tap = new GradientTap(hooks, cancellation);
        Tap through = changes.isEmpty() ? tap : new Editor(changes, 0, false, tap);
        try (NDManager scope = manager.newSubManager()) {
            Autograd.backward(
                    scope,
                    () ->
                            network.logits(
                                            input(scope, seen),
                                            TraceRequest.Logits.LAST,
                                            Pass.through(through))
                                    .get(0, 0, target.id()));
            return tap.gradients();
        }
    }

    private void checkHooks(TraceRequest request) {
        request.hooks().forEach(this::checkHook);
        request.interventions().forEach(one -> checkHook(one.hook()));
    }

    private void checkHook(HookPoint hook) {
        if (!hookPoints.contains(hook)) {
            throw Problem.input("trace.unknown-hook", hook.name(), "model", card().id())
                    .asException();
        }
    }

    private static NDArray input(NDManager scope, int[] ids) {
        long[] row = Arrays.stream(ids).asLongStream().toArray();
        return scope.create(row, new Shape(1, ids.length)); // [1, T]
    }

    private Trace compute(
            int[] ids, TraceRequest request, @Nullable NativeCache cache, Cancellation cancel) {
        Recorder recorder = new Recorder(request.hooks(), cancel);
        Tap tap = recorder;
        if (!request.interventions().isEmpty()) {
            int first = cache == null ? 0 : cache.length();
            tap = new Editor(request.interventions(), first, cache != null, recorder);
        }
        Pass pass = cache == null ? Pass.through(tap) : Pass.after(cache, tap);
        try (NDManager scope = manager.newSubManager()) {
            Instant now = Instant.now();
            long start = System.nanoTime();
            NDArray input = input(scope, ids); // [1, T]
            NDArray logits = network.logits(input, request.logits(), pass); // [1, T or 1, V]
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
