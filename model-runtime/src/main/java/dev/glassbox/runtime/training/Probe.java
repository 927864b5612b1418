package dev.glassbox.runtime.training;

import dev.glassbox.runtime.model.LanguageModel;

/**
 * A look at a network while it trains.
 *
 * @param step updates done
 * @param model the network as it is now: to be run on the thread that trains, before the training
 *     goes on; not to be closed or kept
 */
public record Probe(int step, LanguageModel model) {}
