@NullMarked
package dev.glassbox.runtime.tokenizer;

import org.jspecify.annotations.NullMarked;
