/**
 * X13 Grokking: a network that has learnt its examples by heart, and the rule much later.
 *
 * <p><b>Question.</b> Training accuracy is 100 %; does it help to go on?
 *
 * <p><b>Data.</b> a + b mod p, all pairs, a drawn share of them to train on in full batches, the
 * rest to test on.
 *
 * <p><b>Control.</b> The same network from the same first weights on the same pairs, without weight
 * decay.
 *
 * <p><b>Claims.</b> With decay the test accuracy passes 0.99 at a step at least 3 times as late as
 * the training accuracy does; without decay it stays below 0.6 in the same number of steps.
 *
 * <p><b>Sources.</b> Power et al. 2022, arXiv:2201.02177; Gromov 2023, arXiv:2301.02679, the
 * quadratic network; Nanda et al. 2023, arXiv:2301.05217, the Transformer, there with p = 113.
 */
@NullMarked
package dev.glassbox.runtime.experiments.grokking;

import org.jspecify.annotations.NullMarked;
