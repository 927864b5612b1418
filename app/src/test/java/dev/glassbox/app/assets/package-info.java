@NullMarked
package dev.glassbox.app.assets;

import org.jspecify.annotations.NullMarked;
