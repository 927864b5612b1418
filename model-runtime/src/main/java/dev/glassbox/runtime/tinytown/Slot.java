package dev.glassbox.runtime.tinytown;

import org.jspecify.annotations.Nullable;

/**
 * A place of a pattern for a word.
 *
 * @param parent the earlier slot that {@code rule} looks at; meaningless without a rule
 * @param rule null where any word of the class will do
 */
record Slot(String name, WordClass words, int parent, @Nullable Rule rule) {}
