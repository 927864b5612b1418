package dev.glassbox.visualizers.control;

/**
 * How a heat map is drawn, whatever its numbers are.
 *
 * @param axisToken colour token of the labels' axis, such as {@code axis-position}
 * @param decimals of the numbers drawn in large cells
 * @param square whether cells are as high as wide
 * @param numberedRows whether rows are positions, with their number beside the label
 */
public record HeatmapStyle(String axisToken, int decimals, boolean square, boolean numberedRows) {}
