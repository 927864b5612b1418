/** Small parts that every screen is made of. */
@NullMarked
package dev.glassbox.app.control;

import org.jspecify.annotations.NullMarked;
