/** The GPT-NeoX family: its settings, its layout, its network, its provider. */
@NullMarked
package dev.glassbox.runtime.nn.gptneox;

import org.jspecify.annotations.NullMarked;
