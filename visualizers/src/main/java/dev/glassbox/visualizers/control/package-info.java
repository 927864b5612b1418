/** Controls that visualizers share: each with its style sheet, its role and its keys. */
@NullMarked
package dev.glassbox.visualizers.control;

import org.jspecify.annotations.NullMarked;
