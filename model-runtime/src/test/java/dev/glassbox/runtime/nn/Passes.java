package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.List;
import java.util.Set;

/** What tests of passes share. */
public final class Passes {
    private Passes() {}

    /** A random model with biases everywhere, so that nothing cancels by chance. */
    public static LanguageModel open() {
        return new Gpt2Provider().open(TestModels.reference("gpt2-gelu-new"), "test");
    }

    /** Everything of a pass. */
    public static Trace all(LanguageModel model, int[] ids, Intervention... changes) {
        TraceRequest request = new TraceRequest(Set.copyOf(model.hookPoints()), Logits.ALL);
        return model.run(ids, request.with(List.of(changes)), Cancellation.NONE);
    }

    /** The largest absolute difference; both minus infinity counts as equal. */
    public static double difference(Tensor a, Tensor b) {
        double largest = 0;
        for (int i = 0; i < a.size(); i++) {
            if (a.values()[i] != b.values()[i]) {
                largest = Math.max(largest, Math.abs(a.values()[i] - b.values()[i]));
            }
        }
        return largest;
    }
}
