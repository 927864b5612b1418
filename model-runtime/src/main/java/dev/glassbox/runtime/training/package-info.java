/**
 * Training from a recipe: corpus, optimizer, checkpoints that survive a kill, the finished model
 * folder.
 */
@NullMarked
package dev.glassbox.runtime.training;

import org.jspecify.annotations.NullMarked;
