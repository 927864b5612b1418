@NullMarked
package dev.glassbox.visualizers.lens;

import org.jspecify.annotations.NullMarked;
