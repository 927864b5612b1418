package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.List;

/** A network that is always changed in the same way, whoever runs it: one broken on purpose. */
public final class AlteredNetwork implements DecoderNetwork {
    private final DecoderNetwork network;
    private final List<Intervention> changes;

    public AlteredNetwork(DecoderNetwork network, List<Intervention> changes) {
        this.network = network;
        this.changes = List.copyOf(changes);
    }

    @Override
    public NDArray logits(NDArray ids, Logits which, Pass pass) {
        return network.logits(ids, which, pass.with(changes));
    }

    @Override
    public NDArray unembed(NDArray residual, Pass pass) {
        return network.unembed(residual, pass.with(changes));
    }

    @Override
    public LogitDirection direction(int id) {
        return network.direction(id);
    }

    @Override
    public List<HookPoint> hookPoints() {
        return network.hookPoints();
    }
}
