@NullMarked
package dev.glassbox.visualizers.comparison;

import org.jspecify.annotations.NullMarked;
