@NullMarked
package dev.glassbox.app.lab;

import org.jspecify.annotations.NullMarked;
