package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.Problem;
import java.time.Duration;
import java.util.Optional;

/** An attempt that came to nothing: what to say if no other succeeds, and when to try again. */
final class HubTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    /** What another attempt is good for. */
    enum Hope {
        /** None: the answer would be the same. */
        NONE,
        /** After a while. */
        LATER,
        /** After a while, but not often: what came meanwhile was next to nothing. */
        SELDOM,
        /** At once, asked differently. */
        AT_ONCE
    }

    private final transient Problem problem;
    private final Hope hope;
    private final transient Optional<Duration> asked;

    private HubTrouble(Problem problem, Hope hope, Optional<Duration> asked) {
        super(problem.id());
        this.problem = problem;
        this.hope = hope;
        this.asked = asked;
    }

    static HubTrouble lasting(Problem problem) {
        return new HubTrouble(problem, Hope.NONE, Optional.empty());
    }

    static HubTrouble passing(Problem problem) {
        return new HubTrouble(problem, Hope.LATER, Optional.empty());
    }

    /**
     * @param asked how long the server wants to be left alone
     */
    static HubTrouble passing(Problem problem, Optional<Duration> asked) {
        return new HubTrouble(problem, Hope.LATER, asked);
    }

    static HubTrouble slow(Problem problem) {
        return new HubTrouble(problem, Hope.SELDOM, Optional.empty());
    }

    static HubTrouble askDifferently(Problem problem) {
        return new HubTrouble(problem, Hope.AT_ONCE, Optional.empty());
    }

    Problem problem() {
        return problem;
    }

    Hope hope() {
        return hope;
    }

    Optional<Duration> asked() {
        return asked;
    }
}
