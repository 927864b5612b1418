package dev.glassbox.runtime.library;

import dev.glassbox.runtime.trace.Cancellation;
import java.time.Duration;

/** How often something is tried, and how long between: each pause twice the last. */
final class Attempts {
    /** For a file, which may take hours. */
    static final int OF_A_FILE = 5;

    /** For a first answer, which somebody waits for. */
    static final int OF_A_LOOK = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Pauses pauses;
    private final Cancellation cancellation;
    private final int most;
    private int failures;

    Attempts(int most, Pauses pauses, Cancellation cancellation) {
        this.most = most;
        this.pauses = pauses;
        this.cancellation = cancellation;
    }

    /** Something came of the last one: the count begins anew. */
    void progressed() {
        failures = 0;
    }

    /**
     * Waits until it is worth trying again.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it is not
     */
    void failed(HubTrouble trouble) {
        failures++;
        if (trouble.hope() == HubTrouble.Hope.NONE || failures == most) {
            throw trouble.problem().asException();
        }
        if (trouble.hope() != HubTrouble.Hope.AT_ONCE) {
            Duration usual = FIRST_PAUSE.multipliedBy(1L << (failures - 1));
            pauses.pause(trouble.asked().orElse(usual), cancellation);
        }
    }
}
