package dev.glassbox.visualizers.projector;

import dev.glassbox.visualizers.control.PointCamera;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The frame that was made last of an answer. From where the points are looked at is no part of it,
 * so that moving and turning many of them makes none anew.
 */
final class LastFrame {
    private @Nullable ProjectorState of;
    private @Nullable ProjectorFrame frame;

    synchronized ProjectorFrame of(ProjectorState state, Supplier<ProjectorFrame> make) {
        ProjectorState essence = state.withCamera(PointCamera.WHOLE);
        ProjectorFrame last = frame;
        if (last == null || !essence.equals(of)) {
            last = make.get();
            frame = last;
            of = essence;
        }
        return last;
    }
}
