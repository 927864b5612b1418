/** Tests of what is taken along. */
@NullMarked
package dev.glassbox.app.share;

import org.jspecify.annotations.NullMarked;
