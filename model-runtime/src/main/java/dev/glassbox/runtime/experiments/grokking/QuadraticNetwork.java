package dev.glassbox.runtime.experiments.grokking;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.nn.DecoderNetwork;
import dev.glassbox.runtime.nn.Dense;
import dev.glassbox.runtime.nn.Embedding;
import dev.glassbox.runtime.nn.NetworkBlock;
import dev.glassbox.runtime.nn.Pass;
import dev.glassbox.runtime.nn.WeightSource;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.List;

/**
 * Gromov's network (2023, arXiv:2301.02679): {@code logits = (left[a] + right[b])^2 W}. Read as a
 * decoder of the two tokens a, b, whose answer after a alone is that without b. B batch, p the
 * vocabulary, H the hidden layer.
 */
final class QuadraticNetwork extends NetworkBlock implements DecoderNetwork {
    /** What the names of the last layer begin with. */
    static final String OUTPUT = "output";

    private static final HookPoint PRE = HookPoint.block(0, "mlp.hook_pre");
    private static final HookPoint POST = HookPoint.block(0, "mlp.hook_post");

    private final Embedding left; // [p, H]
    private final Embedding right; // [p, H]
    private final Dense output; // H -> p

    QuadraticNetwork(WeightSource source, int modulus, int hidden) {
        left = addChildBlock("left", new Embedding(source, "left", modulus, hidden));
        right = addChildBlock("right", new Embedding(source, "right", modulus, hidden));
        output = addChildBlock(OUTPUT, new Dense(source, OUTPUT, hidden, modulus));
    }

    @Override
    public NDArray logits(NDArray ids, Logits which, Pass pass) {
        NDArray first = left.forward(ids.get(":, 0:1"), pass); // [B, 1, H]
        NDArray both = first.add(right.forward(ids.get(":, 1:2"), pass)); // [B, 1, H]
        NDArray read = which == Logits.LAST ? both : first.concat(both, 1); // [B, 1 or 2, H]
        NDArray pre = pass.at(PRE, read); // [B, 1 or 2, H]
        return unembed(pass.at(POST, pre.mul(pre)), pass); // [B, 1 or 2, p]
    }

    /**
     * @param hidden the hidden layer, {@code [B, T, H]}
     */
    @Override
    public NDArray unembed(NDArray hidden, Pass pass) {
        return output.forward(hidden, pass); // [B, T, p]
    }

    @Override
    public NDArray forward(NDArray ids, Pass pass) {
        return logits(ids, Logits.ALL, pass); // [B, 2, p]
    }

    @Override
    public LogitDirection direction(int id) {
        throw new UnsupportedOperationException("this network has no residual stream");
    }

    @Override
    public List<HookPoint> hookPoints() {
        return List.of(PRE, POST);
    }
}
