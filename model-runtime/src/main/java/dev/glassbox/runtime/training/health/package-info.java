/**
 * Advice on a running training, from its curves alone: rules that say what is seen, with the
 * numbers that show it, and what to do. Plain Java; a rule knows neither the network nor the text.
 */
@NullMarked
package dev.glassbox.runtime.training.health;

import org.jspecify.annotations.NullMarked;
