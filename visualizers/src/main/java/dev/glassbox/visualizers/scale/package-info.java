@NullMarked
package dev.glassbox.visualizers.scale;

import org.jspecify.annotations.NullMarked;
