/**
 * X12 Over-fitting and its cures: a network that learns its examples better than the language.
 *
 * <p><b>Question.</b> What does more training do when there is little to train on, and what helps?
 *
 * <p><b>Data.</b> The small TinyTown: few sentences to train on, always the same fresh ones to
 * validate on. Each size is the beginning of the next one's text.
 *
 * <p><b>Control.</b> The same network from the same first weights with as many steps on the most
 * sentences. The cures are tried on the fewest: decay of the weights, dropout, and stopping where
 * the validation loss was lowest.
 *
 * <p><b>Claims.</b> On the fewest sentences the validation loss ends more than 0.5 nats above the
 * training loss, and its lowest was before the end; on the most the gap is below 0.1; each halving
 * of the number of sentences raises the last validation loss; decay and dropout each lower it.
 *
 * <p><b>Sources.</b> Srivastava et al. 2014, "Dropout"; Prechelt 1998, "Early Stopping - But
 * When?"; Loshchilov and Hutter 2019, arXiv:1711.05101.
 */
@NullMarked
package dev.glassbox.runtime.experiments.overfitting;

import org.jspecify.annotations.NullMarked;
