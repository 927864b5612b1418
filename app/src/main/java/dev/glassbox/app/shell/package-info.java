/** The window's frame: top bar, course rail, lesson and stage, status line, panels, keys. */
@NullMarked
package dev.glassbox.app.shell;

import org.jspecify.annotations.NullMarked;
