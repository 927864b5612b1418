package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.Autograd;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.intake.IntakeException;
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
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An opened encoder of any family: it reads a whole text and does not write on. Its logits stand
 * for tokens, or for the {@linkplain ModelDescription#labels() labels} it sorts texts by.
 */
public final class EncoderModel extends NetworkModel {
    private final EncoderNetwork network;

    /**
     * @param thread the calling thread
     * @param manager owns the network's weights; closed with this model
     */
    public EncoderModel(
            EngineThread thread,
            NDManager manager,
            EncoderNetwork network,
            ModelDescription description) {
        super(thread, manager, description, network.hookPoints());
        this.network = network;
    }

    /** For tests that look at passes from inside. */
    EncoderNetwork network() {
        return network;
    }

    @Override
    String logitAxis() {
        return description().labels().isEmpty() ? "d_vocab" : "label";
    }

    @Override
    public Trace run(int[] ids, TraceRequest request, Cancellation cancellation) {
        checkUsable();
        description().check(ids);
        checkHooks(request);
        int[] segments = segments(ids.length, request.segments());
        return trace(
                ids,
                request,
                0,
                false,
                cancellation,
                (input, tap) -> logits(input, segments, request.logits(), tap));
    }

    private NDArray logits(NDArray ids, int[] segments, Logits which, Tap tap) {
        return network.logits(ids, input(ids.getManager(), segments), which, Pass.through(tap));
    }

    private int[] segments(int length, List<Integer> given) {
        if (given.isEmpty()) {
            return new int[length];
        }
        if (given.size() != length) {
            throw Problem.input(
                            "trace.segments",
                            card().id(),
                            "segments",
                            given.size(),
                            "tokens",
                            length)
                    .asException();
        }
        for (int segment : given) {
            if (segment < 0 || segment >= network.segments()) {
                throw Problem.input(
                                "trace.segment",
                                card().id(),
                                "segment",
                                segment,
                                "last",
                                network.segments() - 1)
                        .asException();
            }
        }
        return given.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public KeyValueCache newCache(int capacity) {
        checkUsable();
        throw onlyReads();
    }

    @Override
    public Trace extend(
            KeyValueCache cache, int[] ids, TraceRequest request, Cancellation cancellation) {
        checkUsable();
        throw onlyReads();
    }

    private IntakeException onlyReads() {
        return Problem.input("model.only-reads", card().id()).asException();
    }

    @Override
    public Tensor unembed(Tensor residual) {
        return unembedded(residual, rows -> network.unembed(rows, Pass.plain())); // [n, V]
    }

    /** Refused: the head bends what it reads before the logits are taken. */
    @Override
    public LogitDirection direction(int id) {
        checkUsable();
        throw Problem.input("model.no-direction", card().id()).asException();
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
        checkHooks(new TraceRequest(hooks, Logits.ALL, changes));
        checkTarget(ids.length, target);
        GradientTap tap = new GradientTap(hooks, cancellation);
        Tap through = changes.isEmpty() ? tap : new Editor(changes, 0, false, tap);
        try (NDManager scope = manager().newSubManager()) {
            Autograd.backward(
                    scope,
                    () ->
                            logits(input(scope, ids), new int[ids.length], Logits.ALL, through)
                                    .get(0, target.position(), target.id()));
            return tap.gradients();
        }
    }

    private void checkTarget(int length, LogitTarget target) {
        List<String> labels = description().labels();
        int positions = labels.isEmpty() ? length : 1;
        int answers = labels.isEmpty() ? config().dVocab() : labels.size();
        if (target.position() < 0 || target.position() >= positions) {
            throw new IllegalArgumentException("position " + target.position());
        }
        if (target.id() < 0 || target.id() >= answers) {
            throw Problem.input(
                            "tokenizer.unknown-id", card().id(), "id", target.id(), "size", answers)
                    .asException();
        }
    }
}
