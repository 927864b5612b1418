package dev.glassbox.runtime.nn.bert;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.nn.Linear;
import dev.glassbox.runtime.nn.Pass;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.List;

/**
 * Sorts the whole text by what its first position has gathered: a layer, tanh, one logit a label.
 */
final class ClassifierHead extends BertHead {
    private static final HookPoint POOLED = new HookPoint("pooler.hook_pooler_out");

    private final Linear pooler; // D -> D
    private final Linear classifier; // D -> labels

    ClassifierHead(Linear pooler, Linear classifier) {
        this.pooler = addChildBlock("pooler", pooler);
        this.classifier = addChildBlock("classifier", classifier);
    }

    /** {@code [B, 1, labels]}, whichever positions are asked for. */
    @Override
    NDArray logits(NDArray x, Logits which, Pass pass) {
        return forward(x.get(":, 0:1"), pass);
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray pooled = pass.at(POOLED, pooler.forward(x, pass).tanh()); // [B, T, D]
        return classifier.forward(pooled, pass); // [B, T, labels]
    }

    @Override
    List<HookPoint> hookPoints() {
        return List.of(POOLED);
    }
}
