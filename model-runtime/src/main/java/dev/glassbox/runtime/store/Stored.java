package dev.glassbox.runtime.store;

import java.util.Optional;

/**
 * A document as it was found.
 *
 * @param document JSON text; absent unless the outcome is {@link Outcome#CURRENT} or {@link
 *     Outcome#FELL_BACK}
 * @param schema the version of its format; 0 where there is no document
 * @param generation how many times it has been written; 0 where there is no document
 * @param outcome which copy this is
 */
public record Stored(Optional<String> document, int schema, long generation, Outcome outcome) {}
