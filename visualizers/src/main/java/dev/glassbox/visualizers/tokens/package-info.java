@NullMarked
package dev.glassbox.visualizers.tokens;

import org.jspecify.annotations.NullMarked;
