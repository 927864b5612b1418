package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.count;

import java.util.List;
import java.util.Optional;

/**
 * The text is too small for the network: more weights than tokens, and so many passes over the text
 * that it can be learnt by heart. Up to about 4 passes old text is nearly as good as new, and after
 * about 16 a further pass adds little (Muennighoff et al. 2023, "Scaling Data-Constrained Language
 * Models", arXiv:2305.16264). That is known before the first step; it is said from then on.
 */
public final class DataTooSmallRule implements HealthRule {
    private static final String ID = "data-too-small";
    private static final Finding FOUND =
            new Finding(
                    ID,
                    ID,
                    Severity.WARNING,
                    "U04-L4",
                    List.of(count("parameters"), count("tokens"), count("passes")));

    private static final double MANY_PASSES = 16;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> findings() {
        return List.of(FOUND);
    }

    @Override
    public Optional<Advice> examine(TrainingRecord record) {
        RunFacts facts = record.facts();
        double passes = facts.passes(facts.steps());
        long tokens = facts.text().trainTokens();
        if (facts.parameters() <= tokens || passes <= MANY_PASSES) {
            return Optional.empty();
        }
        return Optional.of(
                FOUND.at(0, (double) facts.parameters(), (double) tokens, Math.rint(passes)));
    }
}
