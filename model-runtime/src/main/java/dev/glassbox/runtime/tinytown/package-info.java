/**
 * TinyTown (小镇语): a small bilingual language given by a file of words and sentence patterns, of
 * which everything is known exactly: its entropy, which texts belong to it, what each word is and
 * how each sentence reads in the other language.
 */
@NullMarked
package dev.glassbox.runtime.tinytown;

import org.jspecify.annotations.NullMarked;
