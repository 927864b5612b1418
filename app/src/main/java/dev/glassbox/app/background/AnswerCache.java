package dev.glassbox.app.background;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers given last, so that going back and forth computes nothing. Safe on any thread. */
final class AnswerCache {
    private final long limitBytes;
    private final Map<Need<?>, Object> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * @param limitBytes most heap the kept tensors may take together
     */
    AnswerCache(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    @SuppressWarnings("unchecked") // each kind of need fixes the type of its answer
    synchronized <D> Optional<D> find(Need<D> need) {
        return Optional.ofNullable((D) answers.get(need));
    }

    synchronized <D> void keep(Need<D> need, D answer) {
        long size = size(answer);
        if (size > limitBytes) {
            return;
        }
        Object earlier = answers.put(need, answer);
        bytes += size - (earlier == null ? 0 : size(earlier));
        Iterator<Object> oldest = answers.values().iterator();
        while (bytes > limitBytes) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    private static long size(Object answer) {
        if (answer instanceof TraceAnswer pass) {
            return size(pass.trace());
        }
        return answer instanceof QuestionAnswer other ? other.bytes() : 0;
    }

    private static long size(Trace trace) {
        long values = trace.logits().size();
        for (HookPoint hook : trace.hooks()) {
            values += trace.get(hook).size();
        }
        return values * Float.BYTES;
    }
}
