/**
 * The command line: one class per verb, one sentence per error, exit codes. No verb shows a window
 * but {@code open}.
 */
@NullMarked
package dev.glassbox.app.cli;

import org.jspecify.annotations.NullMarked;
