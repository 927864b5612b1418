/**
 * X27 n-gram or network? What counting foretells, and what a network does beyond.
 *
 * <p><b>Question.</b> Which has the lowest validation loss: counts of 1, 2, 3 or 4 characters, or a
 * network of 112 thousand numbers?
 *
 * <p><b>Data.</b> The small TinyTown, character by character; all learn from one training part and
 * are held against one validation part.
 *
 * <p><b>Control.</b> The exact least loss of any predictor with the same context ({@link
 * dev.glassbox.runtime.tinytown.TinyTown#floorByContext} for the counts, {@code windowFloor} for
 * the network): nothing may lie below it by more than the chance of the validation part allows.
 * Kneser and Ney's counts, the best there are, stand beside the plain ones.
 *
 * <p><b>Claims.</b> The losses fall from 1-gram to 4-gram to network; the network's is not below
 * its floor by more than 0.02.
 *
 * <p><b>Sources.</b> Shannon 1951, "Prediction and Entropy of Printed English"; Chen and Goodman
 * 1999, "An Empirical Study of Smoothing Techniques for Language Modeling".
 */
@NullMarked
package dev.glassbox.runtime.experiments.ngrams;

import org.jspecify.annotations.NullMarked;
