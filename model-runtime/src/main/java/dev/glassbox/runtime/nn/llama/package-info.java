/** The Llama family, and what its relatives share with it. */
@NullMarked
package dev.glassbox.runtime.nn.llama;

import org.jspecify.annotations.NullMarked;
