/**
 * How fast this machine computes, draws nothing and keeps nothing: what its parts can do, and what
 * the runtime makes of it, measured in one run and set beside each other.
 */
@NullMarked
package dev.glassbox.runtime.bench;

import org.jspecify.annotations.NullMarked;
