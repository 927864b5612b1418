/** How far a learner has come: pure values and the rules of predict-then-reveal. */
@NullMarked
package dev.glassbox.lessons.progress;

import org.jspecify.annotations.NullMarked;
