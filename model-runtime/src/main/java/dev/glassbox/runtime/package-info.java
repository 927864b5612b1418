@NullMarked
package dev.glassbox.runtime;

import org.jspecify.annotations.NullMarked;
