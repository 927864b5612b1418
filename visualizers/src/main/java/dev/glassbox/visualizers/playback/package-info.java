@NullMarked
package dev.glassbox.visualizers.playback;

import org.jspecify.annotations.NullMarked;
