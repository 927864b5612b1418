@NullMarked
package dev.glassbox.app.shell;

import org.jspecify.annotations.NullMarked;
