/**
 * The engine behind one door: how it starts, which thread owns what, and how numbers leave it for
 * the heap.
 */
@NullMarked
package dev.glassbox.runtime.djl;

import org.jspecify.annotations.NullMarked;
