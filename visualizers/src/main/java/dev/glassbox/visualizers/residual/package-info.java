@NullMarked
package dev.glassbox.visualizers.residual;

import org.jspecify.annotations.NullMarked;
