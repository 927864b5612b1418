package dev.glassbox.app.background;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.Need;
import java.util.Optional;

/** Traces recorded earlier, for the time until the engine is there. Safe on any thread. */
@FunctionalInterface
public interface Recordings {
    /** No recordings at all. */
    Recordings NONE = need -> Optional.empty();

    /** A recorded answer that holds all the need asks for. */
    Optional<TraceAnswer> find(Need.OfTrace need);
}
