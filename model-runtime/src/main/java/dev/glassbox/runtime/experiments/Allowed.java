package dev.glassbox.runtime.experiments;

import dev.glassbox.runtime.intake.Problem;
import java.util.List;

/** What settings may be; each refusal names the setting, its value and what there is. */
public final class Allowed {
    private Allowed() {}

    /**
     * Refuses a number outside of a range.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the value is outside
     */
    public static void range(String key, int value, int from, int to) {
        if (value < from || value > to) {
            refuse(key, value, from, to);
        }
    }

    /**
     * Refuses a number outside of a range.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the value is outside or no number
     */
    public static void range(String key, double value, double from, double to) {
        if (!(value >= from && value <= to)) {
            refuse(key, value, from, to);
        }
    }

    /**
     * Refuses a word that is not known.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the value is none of these
     */
    public static void oneOf(String key, String value, List<String> known) {
        if (!known.contains(value)) {
            throw Problem.input(
                            "experiment.one-of",
                            key,
                            "value",
                            value,
                            "known",
                            String.join(", ", known))
                    .asException();
        }
    }

    private static void refuse(String key, Object value, Object from, Object to) {
        throw Problem.input("experiment.range", key, "value", value, "from", from, "to", to)
                .asException();
    }
}
