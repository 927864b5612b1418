/** What can be foretold by counting alone: the baselines that a network must beat. */
@NullMarked
package dev.glassbox.runtime.ngram;

import org.jspecify.annotations.NullMarked;
