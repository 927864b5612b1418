@NullMarked
package dev.glassbox.app.lesson;

import org.jspecify.annotations.NullMarked;
