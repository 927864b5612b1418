@NullMarked
package dev.glassbox.visualizers.steering;

import org.jspecify.annotations.NullMarked;
