@NullMarked
package dev.glassbox.visualizers;

import org.jspecify.annotations.NullMarked;
