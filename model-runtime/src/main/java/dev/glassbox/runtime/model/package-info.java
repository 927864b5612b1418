@NullMarked
package dev.glassbox.runtime.model;

import org.jspecify.annotations.NullMarked;
