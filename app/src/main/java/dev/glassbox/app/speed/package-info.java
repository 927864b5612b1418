/** How fast this machine is: the runtime's bench, drawing times, and the table of both. */
@NullMarked
package dev.glassbox.app.speed;

import org.jspecify.annotations.NullMarked;
