/** The map of points: one large picture of many vectors, with files of the user's own. */
@NullMarked
package dev.glassbox.app.points;

import org.jspecify.annotations.NullMarked;
