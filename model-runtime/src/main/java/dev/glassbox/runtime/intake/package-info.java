@NullMarked
package dev.glassbox.runtime.intake;

import org.jspecify.annotations.NullMarked;
