package dev.glassbox.visualizers.attention;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import java.util.LinkedHashMap;
import java.util.Map;

/** One head's pattern and the next token, as data. */
public record AttentionFrame(Message description, Map<String, String> facts)
        implements VisualizerFrame {

    static AttentionFrame of(AttentionState state, TraceAnswer data) {
        int last = data.tokens().size() - 1;
        int query = state.cell() == null ? last : Math.min(state.cell().query(), last);
        Tensor pattern = data.trace().get(HookPoint.pattern(state.layer())); // [1, head, pos, pos]
        int key = strongest(pattern.row(0, state.head(), query));
        int next = strongest(data.trace().lastLogits());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("next-token", data.tokenizer().tokenText(next));
        facts.put("strongest-key", String.valueOf(key));
        facts.put("strongest-key-token", data.tokens().get(key).text());
        return new AttentionFrame(Message.of("attention.description"), Map.copyOf(facts));
    }

    private static int strongest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
