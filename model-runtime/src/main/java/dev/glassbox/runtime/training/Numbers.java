package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.Problem;
import java.util.Collection;
import java.util.TreeSet;

/** What the numbers of a training may be; each refusal names the number and the value. */
final class Numbers {
    private Numbers() {}

    static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw Problem.input("training.not-negative", name, "value", value).asException();
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw Problem.input("training.positive", name, "value", value).asException();
        }
    }

    /** From 0 to below 1. */
    static void share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw Problem.input("training.share", name, "value", value).asException();
        }
    }

    /** From 0 to 1. */
    static void wholeShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw Problem.input("training.whole-share", name, "value", value).asException();
        }
    }

    static void oneOf(String name, String value, Collection<String> known) {
        if (!known.contains(value)) {
            throw Problem.input(
                            "training.one-of",
                            name,
                            "value",
                            value,
                            "known",
                            String.join(", ", new TreeSet<>(known)))
                    .asException();
        }
    }
}
