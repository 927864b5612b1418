package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.count;

import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.LayerMetrics.Layer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of the network never gets a gradient, exactly 0 in every update: nothing that it does
 * reaches the loss. By the chain rule that is so when the pass goes past it, or when all behind it
 * is 0.
 */
public final class UnusedPartRule implements HealthRule {
    private static final String ID = "unused-part";
    private static final Finding FOUND =
            new Finding(
                    ID,
                    ID,
                    Severity.WARNING,
                    "U07-L1",
                    List.of(count("parts"), count("of"), count("updates")));

    private static final int FEWEST_UPDATES = 3;

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
        List<LayerMetrics> updates = record.layers();
        if (updates.size() < FEWEST_UPDATES) {
            return Optional.empty();
        }
        Set<String> all = new HashSet<>();
        Set<String> used = new HashSet<>();
        for (LayerMetrics update : updates) {
            for (Layer layer : update.layers()) {
                all.add(layer.name());
                if (layer.gradientNorm() != 0) {
                    used.add(layer.name());
                }
            }
        }
        int unused = all.size() - used.size();
        if (unused == 0) {
            return Optional.empty();
        }
        return Optional.of(
                FOUND.at(
                        updates.get(FEWEST_UPDATES - 1).step(),
                        unused,
                        all.size(),
                        updates.size()));
    }
}
