package dev.glassbox.runtime.training.health;

import java.util.List;

/**
 * What a rule can find. Its sentences stand in the app's languages under the keys {@code
 * health.<id>.title}, {@code .seen} (with the evidence in named places) and {@code .todo}.
 *
 * @param rule the {@link HealthRule#id()} it belongs to
 * @param id unique among all findings
 * @param severity how much it matters
 * @param topic the curriculum's id of the lesson that teaches it, such as {@code U04-L4}; there may
 *     be no such lesson yet
 * @param evidence the numbers it comes with
 */
public record Finding(
        String rule, String id, Severity severity, String topic, List<Quantity> evidence) {
    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** Of what kind a number is; who writes it chooses the digits by that. */
    public enum Unit {
        /** A loss or a difference of losses, in nats a token. */
        NATS,
        /** A whole number: a step, a count. */
        COUNT,
        /** A ratio or a rate that may be many powers of ten from 1. */
        RATIO,
        /** A part of a whole, 0 to 1. */
        SHARE
    }

    /**
     * A number that shows something.
     *
     * @param name its place in the sentences
     */
    public record Quantity(String name, Unit unit) {}

    static Quantity nats(String name) {
        return new Quantity(name, Unit.NATS);
    }

    static Quantity count(String name) {
        return new Quantity(name, Unit.COUNT);
    }

    static Quantity ratio(String name) {
        return new Quantity(name, Unit.RATIO);
    }

    static Quantity share(String name) {
        return new Quantity(name, Unit.SHARE);
    }

    /**
     * The finding with its numbers.
     *
     * @param step at which it became evident
     * @param values in the order of {@link #evidence()}
     */
    Advice at(int step, double... values) {
        if (values.length != evidence.size()) {
            throw new IllegalArgumentException(
                    id + " has " + evidence.size() + " numbers, not " + values.length);
        }
        List<Advice.Evidence> numbers = new java.util.ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            numbers.add(new Advice.Evidence(evidence.get(i), values[i]));
        }
        return new Advice(this, step, numbers);
    }
}
