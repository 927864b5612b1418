/** The GPT-2 family: its layout, its network, its provider. */
@NullMarked
package dev.glassbox.runtime.nn.gpt2;

import org.jspecify.annotations.NullMarked;
