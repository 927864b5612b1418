/**
 * X28 Train your own bilingual model: what a small network learns first.
 *
 * <p><b>Question.</b> What does a network write before it is trained, after 50 steps, after 400?
 *
 * <p><b>Data.</b> The small TinyTown, sentences in two languages, character by character.
 *
 * <p><b>Control.</b> The network itself after the first step, which writes as good as no valid
 * sentence; and the least loss that any predictor can have on windows of this length ({@link
 * dev.glassbox.runtime.tinytown.TinyTown#windowFloor}).
 *
 * <p><b>Claims.</b> The first loss is that of guessing, ln V, within 0.2 nats; the last validation
 * loss is at most 1.15 times the floor; of the sentences written at temperature 0.8 at least 0.9
 * are valid, by the exact checker; after the first step at most 0.1 are.
 *
 * <p><b>Sources.</b> Bengio et al. 2003, "A Neural Probabilistic Language Model"; the sizes are our
 * own.
 */
@NullMarked
package dev.glassbox.runtime.experiments.bilingual;

import org.jspecify.annotations.NullMarked;
