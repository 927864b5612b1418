@NullMarked
package dev.glassbox.lessons;

import org.jspecify.annotations.NullMarked;
