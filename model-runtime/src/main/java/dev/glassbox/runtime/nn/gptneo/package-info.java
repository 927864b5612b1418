/** The GPT-Neo family: its settings, its layout, its network, its provider. */
@NullMarked
package dev.glassbox.runtime.nn.gptneo;

import org.jspecify.annotations.NullMarked;
