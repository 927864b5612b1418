/** What is on screen, to be taken along: as a picture, as numbers, as a view that opens again. */
@NullMarked
package dev.glassbox.app.share;

import org.jspecify.annotations.NullMarked;
