package dev.glassbox.visualizers.control;

/**
 * Where the parts of a heat map lie, in logical pixels; pure. Labels stand at every row and column
 * while there is room for them, a little smaller if need be; else positions stand at every few.
 *
 * @param left of the grid
 * @param top of the grid
 * @param cellWidth of one cell
 * @param cellHeight of one cell
 * @param rows how row labels stand
 * @param columns how column labels stand
 * @param turned whether column labels run upwards, for they are long
 */
record HeatmapLayout(
        double left,
        double top,
        double cellWidth,
        double cellHeight,
        Labels rows,
        Labels columns,
        boolean turned) {

    /** A label this many times the height of text is still read level above its column. */
    private static final double LEVEL_LABEL = 2.2;

    /** From the grid to the colour scale, and the scale's width, in heights of text. */
    static final double GAP_TO_SCALE = 0.7;

    static final double SCALE = 0.7;

    private static final double LONGEST_LABEL = 8;
    private static final double SMALLEST_TEXT = 0.85; // of the text's size
    private static final double LINE = 1.15; // of the text's size, from one label to the next
    private static final int[] ROUND_STEPS = {2, 4, 5, 8, 10, 16, 20, 32, 50, 64, 100, 128, 256};

    /**
     * The labels of one axis.
     *
     * @param step 1: each has its label; else every how many a position stands
     * @param size of the text, in pixels
     */
    record Labels(int step, double size) {
        boolean sparse() {
            return step > 1;
        }
    }

    /**
     * What has to find room.
     *
     * @param rows number of rows
     * @param columns number of columns
     * @param rowLabel width of the widest row label, in pixels
     * @param columnLabel width of the widest column label, in pixels; 0 for positions only
     * @param scaleLabel width of the widest number at the colour scale, in pixels
     * @param style how the map is drawn
     * @param em height of the text, in pixels
     */
    record Room(
            int rows,
            int columns,
            double rowLabel,
            double columnLabel,
            double scaleLabel,
            HeatmapStyle style,
            double em) {

        boolean turned() {
            return columnLabel > LEVEL_LABEL * em;
        }

        double left() {
            double index = style.numberedRows() ? 1.6 * em : 0;
            return 1.4 * em + index + Math.min(rowLabel, LONGEST_LABEL * em) + 0.6 * em;
        }

        double top() {
            double labels =
                    turned()
                            ? 1.5 * em + Math.min(columnLabel, LONGEST_LABEL * em)
                            : columnLabel > 0 ? 2.3 * em : 1.2 * em;
            return 1.4 * em + labels + 0.3 * em;
        }

        /** The colour scale: a gap, the colours, their numbers, their name. */
        double right() {
            return (GAP_TO_SCALE + SCALE + 0.4 + 1.3) * em + scaleLabel;
        }

        double bottom() {
            return 0.5 * em;
        }
    }

    /** Fits the grid into a width and a height, as large as it gets. */
    static HeatmapLayout fit(Room room, double width, double height) {
        double em = room.em;
        double cellWidth = Math.max(1, (width - room.left() - room.right()) / room.columns);
        double cellHeight = Math.max(1, (height - room.top() - room.bottom()) / room.rows);
        if (room.style.square()) {
            cellWidth = Math.min(cellWidth, cellHeight);
            cellHeight = cellWidth;
        }
        boolean turned = room.turned();
        double lines = LINE * em;
        double columnNeeds = turned ? lines : Math.max(room.columnLabel + 0.15 * em, lines);
        return new HeatmapLayout(
                room.left(),
                room.top(),
                cellWidth,
                cellHeight,
                labels(lines, cellHeight, em),
                labels(columnNeeds, cellWidth, em),
                turned);
    }

    /** The width that a square grid of a height takes. */
    static double widthFor(Room room, double height) {
        double cell = Math.max(1, (height - room.top() - room.bottom()) / room.rows);
        return Math.ceil(room.left() + cell * room.columns + room.right());
    }

    double gridWidth(int count) {
        return cellWidth * count;
    }

    double gridHeight(int count) {
        return cellHeight * count;
    }

    /** Full size, a little smaller, or a round number of cells from one to the next. */
    private static Labels labels(double needs, double has, double em) {
        if (needs * SMALLEST_TEXT <= has) {
            return new Labels(1, em * Math.min(1, has / needs));
        }
        // Positions have up to four digits; give them half as much room again.
        return new Labels(step(needs * 1.5, has), em);
    }

    /** A round number of cells that together give the room needed; 1 if one does. */
    static int step(double needs, double has) {
        int wanted = (int) Math.ceil(needs / has);
        if (wanted <= 1) {
            return 1;
        }
        for (int step : ROUND_STEPS) {
            if (step >= wanted) {
                return step;
            }
        }
        return wanted;
    }
}
