@NullMarked
package dev.glassbox.visualizers.cache;

import org.jspecify.annotations.NullMarked;
