/**
 * Networks as DJL blocks: one forward pass serves inference and training, and every activation
 * passes a tap.
 */
@NullMarked
package dev.glassbox.runtime.nn;

import org.jspecify.annotations.NullMarked;
