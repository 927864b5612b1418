@NullMarked
package dev.glassbox.visualizers.neurons;

import org.jspecify.annotations.NullMarked;
