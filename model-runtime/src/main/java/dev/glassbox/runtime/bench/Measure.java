package dev.glassbox.runtime.bench;

import java.util.Optional;

/**
 * One number that was measured.
 *
 * @param path where it stands in the JSON result, names joined by dots
 * @param what the sentence that says what it is, for {@code bench.what.*}
 * @param n the number in that sentence, such as tokens; 0 where it has none
 * @param value in {@code unit}
 * @param unit such as {@code ms}
 * @param limit what it is held against, in the same unit
 */
public record Measure(
        String path, String what, int n, double value, String unit, Optional<Limit> limit) {

    /** A number that is itself a limit of the machine. */
    public static Measure alone(String path, String what, int n, double value, String unit) {
        return new Measure(path, what, n, value, unit, Optional.empty());
    }

    /** A number beside what it is held against. */
    public static Measure beside(
            String path, String what, int n, double value, String unit, Limit limit) {
        return new Measure(path, what, n, value, unit, Optional.of(limit));
    }

    /** {@code value / limit}: 1 is as good as the limit, and less is better. */
    public Optional<Double> ratio() {
        return limit.map(beside -> value / beside.value());
    }
}
