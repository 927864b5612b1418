package dev.glassbox.visualizers.control;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells one behind the other in lines, in pixels; pure. A line ends where a cell says so, else
 * behind the last blank that fits, else where the room ends.
 *
 * @param starts the first cell of each line; one more at the end
 * @param lefts where each cell begins
 */
record FlowLines(int[] starts, double[] lefts) {

    /**
     * @param widths of the cells
     * @param gap between two cells of a line
     * @param room the width of a line
     */
    static FlowLines of(List<TokenCell> cells, double[] widths, double gap, double room) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        double[] lefts = new double[widths.length];
        double x = 0;
        int start = 0;
        int goodEnd = 0; // one past the last cell behind which a line may well end
        for (int i = 0; i < widths.length; i++) {
            if (x + widths[i] > room && i > start) {
                start = goodEnd > start ? goodEnd : i;
                starts.add(start);
                x = 0;
                for (int j = start; j < i; j++) {
                    lefts[j] = x;
                    x += widths[j] + gap;
                }
            }
            lefts[i] = x;
            x += widths[i] + gap;
            TokenCell cell = cells.get(i);
            if (cell.endsLine() && i + 1 < widths.length) {
                start = i + 1;
                starts.add(start);
                x = 0;
            }
            if (gap > 0 || cell.kind() != TokenCell.Kind.PLAIN || isWide(cell.label())) {
                goodEnd = i + 1;
            }
        }
        starts.add(widths.length);
        return new FlowLines(starts.stream().mapToInt(Integer::intValue).toArray(), lefts);
    }

    /** Between Chinese characters a line may end anywhere. */
    private static boolean isWide(String label) {
        return !label.isEmpty() && label.codePointAt(0) >= 0x2E80;
    }

    int count() {
        return starts.length - 1;
    }

    /** The line of a cell. */
    int lineOf(int cell) {
        int line = java.util.Arrays.binarySearch(starts, 0, starts.length, cell);
        return Math.min(count() - 1, line >= 0 ? line : -line - 2);
    }

    /** The cell of a line that is nearest to a place. */
    int cellNear(int line, double x) {
        int cell = starts[line];
        while (cell + 1 < starts[line + 1] && lefts[cell + 1] <= x) {
            cell++;
        }
        return cell;
    }
}
