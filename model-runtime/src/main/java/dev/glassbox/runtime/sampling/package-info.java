/** From logits to the next token. */
@NullMarked
package dev.glassbox.runtime.sampling;

import org.jspecify.annotations.NullMarked;
