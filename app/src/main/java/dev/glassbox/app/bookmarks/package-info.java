/** Views that the user keeps under a name, to come back to. */
@NullMarked
package dev.glassbox.app.bookmarks;

import org.jspecify.annotations.NullMarked;
