@NullMarked
package dev.glassbox.visualizers.testing;

import org.jspecify.annotations.NullMarked;
