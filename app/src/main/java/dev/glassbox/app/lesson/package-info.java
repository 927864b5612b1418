/** One lesson beside the visualizer it talks about. */
@NullMarked
package dev.glassbox.app.lesson;

import org.jspecify.annotations.NullMarked;
