package dev.glassbox.app.shell;

import dev.glassbox.app.background.EngineState;
import java.util.Optional;

/**
 * What the status line says.
 *
 * @param model the id of the model looked at
 * @param tokens the prompt's length in tokens; absent before the first answer
 * @param source where the numbers on stage come from
 * @param engine how the engine is
 * @param computing whether an answer is awaited from a running engine
 * @param training how far the training has come that is running
 */
record Status(
        Optional<String> model,
        Optional<Integer> tokens,
        Source source,
        EngineState engine,
        boolean computing,
        Optional<Training> training) {

    /**
     * @param step updates done
     * @param steps updates in all
     */
    record Training(int step, int steps) {}

    /** Where numbers come from. */
    enum Source {
        NONE,
        RECORDED,
        LIVE
    }
}
