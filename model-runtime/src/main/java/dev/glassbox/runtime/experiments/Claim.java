package dev.glassbox.runtime.experiments;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One figure and what it must be for the claim to hold. The thresholds lie well inside the gap that
 * was observed on several seeds; {@code docs/experiments.md} has the figures.
 *
 * @param figure its name, as in the snapshots
 * @param measured null where the run came to no such figure: then the claim does not hold
 * @param relation how it must lie to the threshold
 */
public record Claim(String figure, @Nullable Double measured, Relation relation, double threshold) {

    /** How a figure must lie to a threshold. */
    public enum Relation {
        AT_LEAST(">="),
        AT_MOST("<="),
        BELOW("<"),
        ABOVE(">");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        @JsonValue
        public String sign() {
            return sign;
        }

        boolean holds(double measured, double threshold) {
            return switch (this) {
                case AT_LEAST -> measured >= threshold;
                case AT_MOST -> measured <= threshold;
                case BELOW -> measured < threshold;
                case ABOVE -> measured > threshold;
            };
        }
    }

    /** A figure that must be that much or more. */
    public static Claim atLeast(String figure, @Nullable Double measured, double threshold) {
        return new Claim(figure, measured, Relation.AT_LEAST, threshold);
    }

    /** A figure that must be that much or less. */
    public static Claim atMost(String figure, @Nullable Double measured, double threshold) {
        return new Claim(figure, measured, Relation.AT_MOST, threshold);
    }

    /** A figure that must be less. */
    public static Claim below(String figure, @Nullable Double measured, double threshold) {
        return new Claim(figure, measured, Relation.BELOW, threshold);
    }

    /** A figure that must be more. */
    public static Claim above(String figure, @Nullable Double measured, double threshold) {
        return new Claim(figure, measured, Relation.ABOVE, threshold);
    }

    /** Whether it is so in this run. */
    @JsonProperty("holds")
    public boolean holds() {
        return measured != null && relation.holds(measured, threshold);
    }
}
