@NullMarked
package dev.glassbox.visualizers.api;

import org.jspecify.annotations.NullMarked;
