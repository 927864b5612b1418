@NullMarked
package dev.glassbox.visualizers.merges;

import org.jspecify.annotations.NullMarked;
