/**
 * The place to explore: any model, any prompt, any visualizers side by side. What is shown is one
 * value, which is kept, undone and shared as one file.
 */
@NullMarked
package dev.glassbox.app.explore;

import org.jspecify.annotations.NullMarked;
