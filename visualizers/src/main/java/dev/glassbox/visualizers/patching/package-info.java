@NullMarked
package dev.glassbox.visualizers.patching;

import org.jspecify.annotations.NullMarked;
