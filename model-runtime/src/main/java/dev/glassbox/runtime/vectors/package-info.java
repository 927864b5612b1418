/**
 * Vectors with what is known of each: the rows of a model's matrix, activations over a text, or a
 * file of the user's own.
 */
@NullMarked
package dev.glassbox.runtime.vectors;

import org.jspecify.annotations.NullMarked;
