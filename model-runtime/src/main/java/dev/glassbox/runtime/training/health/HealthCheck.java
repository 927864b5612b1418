package dev.glassbox.runtime.training.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** All rules asked about a training. Immutable; safe on any thread. */
public final class HealthCheck {
    private static final Comparator<Advice> GRAVEST_FIRST =
            Comparator.comparing(Advice::severity)
                    .reversed()
                    .thenComparingInt(Advice::step)
                    .thenComparing(advice -> advice.finding().id());

    private final List<HealthRule> rules;

    HealthCheck(List<HealthRule> rules) {
        this.rules = List.copyOf(rules);
        long names = rules.stream().map(HealthRule::id).distinct().count();
        if (names != rules.size()) {
            throw new IllegalStateException("two rules have the same id");
        }
    }

    /** With every rule on the class path. */
    public static HealthCheck standard() {
        List<HealthRule> found = new ArrayList<>();
        ServiceLoader.load(HealthRule.class).forEach(found::add);
        return new HealthCheck(found);
    }

    /** Everything that can be found, in no order that means anything. */
    public List<Finding> findings() {
        return rules.stream().flatMap(rule -> rule.findings().stream()).toList();
    }

    /** What the rules say, gravest first, then earliest. Empty where all is well. */
    public List<Advice> examine(TrainingRecord record) {
        return rules.stream()
                .flatMap(rule -> rule.examine(record).stream())
                .sorted(GRAVEST_FIRST)
                .toList();
    }
}
