/** Tests of the place to explore. */
@NullMarked
package dev.glassbox.app.explore;

import org.jspecify.annotations.NullMarked;
