/**
 * What happens when something goes wrong: reports, the mark of an unclean end, one instance, an
 * orderly exit.
 */
@NullMarked
package dev.glassbox.app.failure;

import org.jspecify.annotations.NullMarked;
