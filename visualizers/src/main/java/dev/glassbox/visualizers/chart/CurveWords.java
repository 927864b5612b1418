package dev.glassbox.visualizers.chart;

/**
 * What a chart of curves says about itself, in the language in use.
 *
 * @param spoken the whole picture in words
 * @param keys how to read and choose a step, shown below the chart and told to screen readers
 * @param smoothed what a smoothed value is called beside the measured one
 * @param empty what stands in the chart while there is no curve
 */
public record CurveWords(String spoken, String keys, String smoothed, String empty) {
    static final CurveWords NONE = new CurveWords("", "", "", "");
}
