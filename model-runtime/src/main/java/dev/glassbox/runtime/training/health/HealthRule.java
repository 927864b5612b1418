package dev.glassbox.runtime.training.health;

import java.util.List;
import java.util.Optional;

/**
 * One thing that can be wrong with a training and shows in its curves. Found by {@link
 * java.util.ServiceLoader}: adding one is adding its class, its services line and its sentences. A
 * rule keeps nothing between two questions, and says nothing where the record is too short to tell.
 */
public interface HealthRule {
    /** A short name, lower case with hyphens, unique among the rules. */
    String id();

    /** All that it can find. */
    List<Finding> findings();

    /** What is to be said of the training as it is now. */
    Optional<Advice> examine(TrainingRecord record);
}
