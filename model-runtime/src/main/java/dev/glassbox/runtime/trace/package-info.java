@NullMarked
package dev.glassbox.runtime.trace;

import org.jspecify.annotations.NullMarked;
