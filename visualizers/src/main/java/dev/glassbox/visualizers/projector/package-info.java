/** Many vectors drawn in the plane or in space, with the distances that the drawing hides. */
@NullMarked
package dev.glassbox.visualizers.projector;

import org.jspecify.annotations.NullMarked;
