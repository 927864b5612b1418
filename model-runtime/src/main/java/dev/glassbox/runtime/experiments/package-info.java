/**
 * Experiments: questions about networks that are answered by training some, each beside its
 * control. One folder each, found by its services line; what they share is here.
 */
@NullMarked
package dev.glassbox.runtime.experiments;

import org.jspecify.annotations.NullMarked;
