/**
 * The training lab: a network learns while one watches, stops time, goes back, and breaks it on
 * purpose. {@code Lab} is the room as data; its view knows nothing else.
 */
@NullMarked
package dev.glassbox.app.lab;

import org.jspecify.annotations.NullMarked;
