/** The BERT family: its settings, its layout, its network and heads, its provider. */
@NullMarked
package dev.glassbox.runtime.nn.bert;

import org.jspecify.annotations.NullMarked;
