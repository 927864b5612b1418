@NullMarked
package dev.glassbox.runtime.store;

import org.jspecify.annotations.NullMarked;
