/** Charts on JFreeChart-FX and formulas on JLaTeXMath; both libraries are imported here only. */
@NullMarked
package dev.glassbox.visualizers.chart;

import org.jspecify.annotations.NullMarked;
