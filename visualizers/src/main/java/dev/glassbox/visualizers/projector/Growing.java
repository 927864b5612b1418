package dev.glassbox.visualizers.projector;

import dev.glassbox.runtime.projection.Layout;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.visualizers.api.Asking;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A drawing that grows, with what of it was shown: it can be stopped, looked at as it was, and gone
 * on with. Its owner sees to it that one thread at a time uses it.
 */
final class Growing {
    private static final long BETWEEN_LOOKS = 40_000_000; // ns: 25 pictures a second
    private static final int SHOWN = 100;

    private final Map<Integer, float[]> shown = new LinkedHashMap<>();
    private @Nullable Layout layout;

    /**
     * Goes on to a step, or back to one.
     *
     * @param until the step; null for the last
     * @param begin makes the layout as it is before its first step
     */
    PointsQuestion.Answer to(
            @Nullable Integer until,
            PointsQuestion.Inputs inputs,
            Asking<PointsQuestion.Answer> asking,
            Supplier<Layout> begin) {
        Layout now = layout == null ? begin.get() : layout;
        layout = now;
        int target = until == null ? now.planned() : Math.min(until, now.planned());
        if (now.done() > target) {
            float[] then = shown.get(target);
            if (then != null) {
                return whole(inputs, now, then, target, asking);
            }
            now = begin.get(); // from the beginning, which is the same again
            layout = now;
        }
        long next = System.nanoTime();
        while (now.done() < target) {
            asking.check(); // between steps: a layout that breaks off within one is of no use
            if (System.nanoTime() >= next) {
                asking.soFar(part(inputs, now));
                next = System.nanoTime() + BETWEEN_LOOKS;
            }
            now.step(() -> false);
        }
        float[] positions = now.positions();
        keep(target, positions);
        return whole(inputs, now, positions, target, asking);
    }

    private PointsQuestion.Answer part(PointsQuestion.Inputs inputs, Layout now) {
        float[] positions = now.positions();
        keep(now.done(), positions);
        return new PointsQuestion.Drawn(inputs, now.dims(), positions)
                .at(now.done(), now.planned(), PointsQuestion.Trust.UNKNOWN, false);
    }

    private void keep(int step, float[] positions) {
        shown.put(step, positions);
        if (shown.size() > SHOWN) {
            shown.remove(shown.keySet().iterator().next());
        }
    }

    private static PointsQuestion.Answer whole(
            PointsQuestion.Inputs inputs,
            Layout layout,
            float[] positions,
            int done,
            Cancellation cancellation) {
        PointsQuestion.Trust trust =
                PointsQuestion.Trust.in(inputs.table(), positions, layout.dims(), cancellation);
        return new PointsQuestion.Drawn(inputs, layout.dims(), positions)
                .at(done, layout.planned(), trust, true);
    }
}
