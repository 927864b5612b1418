@NullMarked
package dev.glassbox.visualizers.beams;

import org.jspecify.annotations.NullMarked;
