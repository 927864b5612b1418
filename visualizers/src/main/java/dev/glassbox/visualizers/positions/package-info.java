@NullMarked
package dev.glassbox.visualizers.positions;

import org.jspecify.annotations.NullMarked;
