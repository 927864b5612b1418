package dev.glassbox.app.background;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.visualizers.api.Need;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers given last, so that going back and forth computes nothing. Safe on any thread. */
final class AnswerCache {
    private final long limitBytes;
    private final Map<Need.OfTrace, TraceAnswer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * @param limitBytes most heap the kept tensors may take together
     */
    AnswerCache(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    synchronized Optional<TraceAnswer> find(Need.OfTrace need) {
        return Optional.ofNullable(answers.get(need));
    }

    synchronized void keep(Need.OfTrace need, TraceAnswer answer) {
        long size = size(answer.trace());
        if (size > limitBytes) {
            return;
        }
        TraceAnswer earlier = answers.put(need, answer);
        bytes += size - (earlier == null ? 0 : size(earlier.trace()));
        Iterator<TraceAnswer> oldest = answers.values().iterator();
        while (bytes > limitBytes) {
            bytes -= size(oldest.next().trace());
            oldest.remove();
        }
    }

    private static long size(Trace trace) {
        long values = trace.logits().size();
        for (HookPoint hook : trace.hooks()) {
            values += trace.get(hook).size();
        }
        return values * Float.BYTES;
    }
}
