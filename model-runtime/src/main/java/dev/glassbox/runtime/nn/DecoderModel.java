package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.Autograd;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An opened decoder of any family: it reads a text and writes on. */
public final class DecoderModel extends NetworkModel {
    private final DecoderNetwork network;

    /**
     * @param thread the calling thread
     * @param manager owns the network's weights; closed with this model
     */
    public DecoderModel(
            EngineThread thread,
            NDManager manager,
            DecoderNetwork network,
            ModelDescription description) {
        super(thread, manager, description, network.hookPoints());
        this.network = network;
    }

    /** For tests that look at passes from inside. */
    DecoderNetwork network() {
        return network;
    }

    @Override
    String logitAxis() {
        return "d_vocab";
    }

    @Override
    public Trace run(int[] ids, TraceRequest request, Cancellation cancellation) {
        checkUsable();
        check(ids, request);
        return trace(
                ids,
                request,
                0,
                false,
                cancellation,
                (input, tap) -> network.logits(input, request.logits(), Pass.through(tap)));
    }

    private void check(int[] ids, TraceRequest request) {
        description().check(ids);
        checkHooks(request);
        if (!request.segments().isEmpty()) {
            throw Problem.input("trace.no-segments", card().id()).asException();
        }
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
        return new NativeCache(thread(), manager(), config(), capacity);
    }

    @Override
    public Trace extend(
            KeyValueCache cache, int[] ids, TraceRequest request, Cancellation cancellation) {
        checkUsable();
        if (!(cache instanceof NativeCache ours) || !ours.isOf(manager())) {
            throw new IllegalArgumentException("a cache of another model");
        }
        ours.checkUsable();
        check(ids, request);
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
        Trace trace =
                trace(
                        ids,
                        request,
                        ours.length(),
                        true,
                        cancellation,
                        (input, tap) ->
                                network.logits(input, request.logits(), Pass.after(ours, tap)));
        ours.advance(ids.length);
        return trace;
    }

    @Override
    public Tensor unembed(Tensor residual) {
        return unembedded(residual, rows -> network.unembed(rows, Pass.plain())); // [n, V]
    }

    @Override
    public LogitDirection direction(int id) {
        checkUsable();
        description().check(new int[] {id});
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
        description().check(ids);
        description().check(new int[] {target.id()});
        checkHooks(new TraceRequest(hooks, TraceRequest.Logits.ALL, changes));
        if (target.position() < 0 || target.position() >= ids.length) {
            throw new IllegalArgumentException("position " + target.position());
        }
        int[] seen = Arrays.copyOf(ids, target.position() + 1); // what comes later has no part
        GradientTap tap = new GradientTap(hooks, cancellation);
        Tap through = changes.isEmpty() ? tap : new Editor(changes, 0, false, tap);
        try (NDManager scope = manager().newSubManager()) {
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
}
