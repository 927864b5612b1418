@NullMarked
package dev.glassbox.visualizers.modelmap;

import org.jspecify.annotations.NullMarked;
