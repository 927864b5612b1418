/**
 * Whether the bundled models can what their recipes say, and the reports that their notes quote.
 */
@NullMarked
package dev.glassbox.runtime.bundled;

import org.jspecify.annotations.NullMarked;
