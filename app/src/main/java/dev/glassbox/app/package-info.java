@NullMarked
package dev.glassbox.app;

import org.jspecify.annotations.NullMarked;
