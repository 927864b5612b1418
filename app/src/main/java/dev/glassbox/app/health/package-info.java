/** Advice on trainings in words, for the terminal and for the screen alike. */
@NullMarked
package dev.glassbox.app.health;

import org.jspecify.annotations.NullMarked;
