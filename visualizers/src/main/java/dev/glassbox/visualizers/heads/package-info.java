@NullMarked
package dev.glassbox.visualizers.heads;

import org.jspecify.annotations.NullMarked;
