@NullMarked
package dev.glassbox.visualizers.embeddings;

import org.jspecify.annotations.NullMarked;
