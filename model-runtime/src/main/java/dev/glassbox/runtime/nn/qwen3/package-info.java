/** The Qwen3 family: Llama's network with options of its own. */
@NullMarked
package dev.glassbox.runtime.nn.qwen3;

import org.jspecify.annotations.NullMarked;
