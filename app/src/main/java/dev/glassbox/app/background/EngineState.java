package dev.glassbox.app.background;

import dev.glassbox.runtime.intake.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How the engine is.
 *
 * @param phase where it stands
 * @param problem why it cannot be used; only when it failed
 */
public record EngineState(Phase phase, @Nullable Problem problem) {

    /** Where the engine stands. */
    public enum Phase {
        STARTING,
        READY,
        FAILED
    }

    public static final EngineState STARTING = new EngineState(Phase.STARTING, null);
    public static final EngineState READY = new EngineState(Phase.READY, null);

    public static EngineState failed(Problem problem) {
        return new EngineState(Phase.FAILED, problem);
    }
}
