package dev.glassbox.runtime.training.health;

import java.util.List;

/**
 * What a rule says of a training: what is the matter, since when, and the numbers that show it. In
 * no language yet; see {@link Finding}.
 *
 * @param finding what is the matter, and the sentences that say so
 * @param step the update at which it became evident
 * @param evidence the numbers, unrounded, in the finding's order
 */
public record Advice(Finding finding, int step, List<Evidence> evidence) {
    public Advice {
        evidence = List.copyOf(evidence);
    }

    /** A number that shows something. */
    public record Evidence(Finding.Quantity quantity, double value) {
        public Evidence {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(quantity.name() + " is " + value);
            }
        }
    }

    public String rule() {
        return finding.rule();
    }

    public Severity severity() {
        return finding.severity();
    }

    /** The curriculum's id of the lesson that teaches it; there may be no such lesson yet. */
    public String topic() {
        return finding.topic();
    }

    /**
     * One of the numbers.
     *
     * @throws IllegalArgumentException if the finding has none of that name
     */
    public double number(String name) {
        return evidence.stream()
                .filter(number -> number.quantity().name().equals(name))
                .mapToDouble(Evidence::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(finding.id() + " has no " + name));
    }
}
