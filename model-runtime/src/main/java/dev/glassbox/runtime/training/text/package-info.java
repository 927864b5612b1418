/**
 * A text of the user's own, as it comes: from a file of any encoding in use, a table or the
 * clipboard, to characters that can be learnt.
 */
@NullMarked
package dev.glassbox.runtime.training.text;

import org.jspecify.annotations.NullMarked;
