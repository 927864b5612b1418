@NullMarked
package dev.glassbox.runtime.tensor;

import org.jspecify.annotations.NullMarked;
