/**
 * The library of models as a screen shows it: what is here, what may be fetched, what is coming.
 */
@NullMarked
package dev.glassbox.app.models;

import org.jspecify.annotations.NullMarked;
