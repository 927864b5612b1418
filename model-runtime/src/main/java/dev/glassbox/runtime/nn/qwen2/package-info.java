/** The Qwen2 family: Llama's network with options of its own. */
@NullMarked
package dev.glassbox.runtime.nn.qwen2;

import org.jspecify.annotations.NullMarked;
