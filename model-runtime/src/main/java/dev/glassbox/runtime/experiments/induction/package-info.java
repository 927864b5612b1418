/**
 * X35 In-context learning and the induction head: learning a text without changing a weight.
 *
 * <p><b>Question.</b> How many layers of attention does a network need to go on with a random text
 * that repeats itself?
 *
 * <p><b>Data.</b> Random tokens, repeated with a period drawn for each text from 8 to 18, so that
 * where to look follows from the text alone. With {@code period=fixed} all texts have the period
 * 13: then one layer reads the answer off its learned positions, 13 back, and learns no such thing
 * as induction: the trap that the random period is the control against.
 *
 * <p><b>Control.</b> The same network with one layer, on the same batches.
 *
 * <p><b>Claims.</b> On the repeated part two layers are right at least 0.5 more often; the best
 * head of the two layers pays at least 0.5 of its attention to the token after an earlier
 * occurrence ({@link dev.glassbox.runtime.analysis.HeadScores}, of tokens that do not recur but by
 * the period); reading the texts changes no weight.
 *
 * <p><b>Sources.</b> Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits";
 * Olsson et al. 2022, arXiv:2209.11895.
 */
@NullMarked
package dev.glassbox.runtime.experiments.induction;

import org.jspecify.annotations.NullMarked;
