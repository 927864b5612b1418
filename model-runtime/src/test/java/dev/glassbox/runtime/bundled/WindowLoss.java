package dev.glassbox.runtime.bundled;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The mean loss over whole windows side by side, in plain doubles from the model's logits. */
final class WindowLoss {
    private WindowLoss() {}

    /**
     * @param ids more than one window
     * @return nats a token
     */
    static double of(LanguageModel model, int[] ids, int window) {
        TraceRequest request =
                new TraceRequest(Set.of(), TraceRequest.Logits.ALL, List.of(), List.of());
        double sum = 0;
        int tokens = 0;
        for (int from = 0; from + window < ids.length; from += window) {
            int[] inputs = Arrays.copyOfRange(ids, from, from + window);
            Tensor logits = model.run(inputs, request, Cancellation.NONE).logits();
            float[] values = logits.values(); // [1, T, V]
            int vocabulary = values.length / window;
            for (int place = 0; place < window; place++) {
                sum += loss(values, place * vocabulary, vocabulary, ids[from + place + 1]);
            }
            tokens += window;
        }
        return sum / tokens;
    }

    private static double loss(float[] logits, int from, int size, int target) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, logits[from + i]);
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.exp(logits[from + i] - most);
        }
        return most + Math.log(sum) - logits[from + target];
    }
}
