/**
 * Lesson text as a small immutable document: what a screen draws and a linter counts. No Markdown
 * and no HTML gets past the reader.
 */
@NullMarked
package dev.glassbox.lessons.text;

import org.jspecify.annotations.NullMarked;
