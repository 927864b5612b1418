@NullMarked
package dev.glassbox.visualizers.norm;

import org.jspecify.annotations.NullMarked;
