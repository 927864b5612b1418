/**
 * Models fetched from a hub by their id: what may be fetched, fetching it so that a wrong or half
 * file is never taken for a model, and the list of models worth fetching. Nothing is fetched unless
 * the user asks.
 */
@NullMarked
package dev.glassbox.runtime.library;

import org.jspecify.annotations.NullMarked;
