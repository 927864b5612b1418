/** Themes as token files, and the bundled fonts. */
@NullMarked
package dev.glassbox.app.theme;

import org.jspecify.annotations.NullMarked;
