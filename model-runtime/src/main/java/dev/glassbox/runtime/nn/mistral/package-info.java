/** The Mistral family: Llama's network with options of its own. */
@NullMarked
package dev.glassbox.runtime.nn.mistral;

import org.jspecify.annotations.NullMarked;
