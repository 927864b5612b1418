/** The only maker of threads, and what answers the visualizers' needs. */
@NullMarked
package dev.glassbox.app.background;

import org.jspecify.annotations.NullMarked;
