package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.Problem;
import org.jspecify.annotations.Nullable;

/** The value of {@code --pos}. */
final class Positions {
    private Positions() {}

    /**
     * A position of a text, counted from the end where it is negative; the last one where none is
     * given.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the text has no such position
     */
    static int in(int[] ids, @Nullable Integer given) {
        if (given == null) {
            return ids.length - 1;
        }
        int position = given < 0 ? ids.length + given : given;
        if (position < 0 || position >= ids.length) {
            throw Problem.input(
                            "cli.position",
                            "--pos",
                            "value",
                            given,
                            "first",
                            -ids.length,
                            "last",
                            ids.length - 1)
                    .asException();
        }
        return position;
    }
}
