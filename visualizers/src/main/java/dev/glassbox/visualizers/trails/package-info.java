@NullMarked
package dev.glassbox.visualizers.trails;

import org.jspecify.annotations.NullMarked;
