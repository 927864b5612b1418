@NullMarked
package dev.glassbox.visualizers.ablation;

import org.jspecify.annotations.NullMarked;
