/**
 * Reads course folders. Faults are values with file, line and column, collected, many at once;
 * nothing is thrown out of this door.
 */
@NullMarked
package dev.glassbox.lessons.parse;

import org.jspecify.annotations.NullMarked;
