@NullMarked
package dev.glassbox.visualizers.stages;

import org.jspecify.annotations.NullMarked;
