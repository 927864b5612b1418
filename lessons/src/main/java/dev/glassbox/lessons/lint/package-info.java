/** Checks what the reader lets pass: length, style, names, and what only the app can know. */
@NullMarked
package dev.glassbox.lessons.lint;

import org.jspecify.annotations.NullMarked;
