/**
 * What traces say about a model: plain Java on recorded numbers, whichever network made them. Each
 * analysis names the paper it is from.
 */
@NullMarked
package dev.glassbox.runtime.analysis;

import org.jspecify.annotations.NullMarked;
