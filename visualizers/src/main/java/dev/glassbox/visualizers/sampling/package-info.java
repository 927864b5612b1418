@NullMarked
package dev.glassbox.visualizers.sampling;

import org.jspecify.annotations.NullMarked;
