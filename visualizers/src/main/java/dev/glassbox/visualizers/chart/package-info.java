/**
 * Charts on JFreeChart-FX and formulas on JLaTeXMath; both libraries are imported here only. Curves
 * of a training run, which are long and drawn often, are drawn pixel by pixel.
 */
@NullMarked
package dev.glassbox.visualizers.chart;

import org.jspecify.annotations.NullMarked;
