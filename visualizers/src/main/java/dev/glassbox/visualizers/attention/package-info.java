@NullMarked
package dev.glassbox.visualizers.attention;

import org.jspecify.annotations.NullMarked;
