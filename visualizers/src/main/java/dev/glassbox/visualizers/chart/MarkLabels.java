package dev.glassbox.visualizers.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places the labels of vertical lines like flags in rows above the plot: no label lies on another,
 * is cut at an edge or is crossed by the line of a label above it. What finds no room has none.
 */
final class MarkLabels {
    private MarkLabels() {}

    /**
     * @param x of the line; NaN if it is out of sight
     * @param width of the label with the space around it
     */
    record Wish(double x, double width) {}

    /**
     * @param x of the line; NaN if it is out of sight
     * @param row 0 next to the plot; -1 for no label
     * @param from left edge of the label
     * @param to right edge of the label
     */
    record Place(double x, int row, double from, double to) {
        Place withoutLabel() {
            return new Place(x, -1, x, x);
        }

        private boolean meets(Place other) {
            if (row < 0 || other.row < 0) {
                return false;
            }
            boolean onIt = row == other.row && from < other.to && other.from < to;
            boolean crossed = other.row > row && from < other.x && other.x < to;
            boolean crosses = row > other.row && other.from < x && x < other.to;
            return onIt || crossed || crosses;
        }
    }

    /**
     * One place a wish, in the order of the wishes.
     *
     * @param rows how many there may be
     */
    static List<Place> place(List<Wish> wishes, int rows, double left, double right) {
        Integer[] fromTheRight = new Integer[wishes.size()];
        Arrays.setAll(fromTheRight, i -> i);
        // A flag flies to the right; so what stands right of it is placed before it.
        Arrays.sort(fromTheRight, (a, b) -> Double.compare(wishes.get(b).x, wishes.get(a).x));
        Place[] places = new Place[wishes.size()];
        List<Place> placed = new ArrayList<>();
        for (int index : fromTheRight) {
            places[index] = place(wishes.get(index), placed, rows, left, right);
            placed.add(places[index]);
        }
        return List.of(places);
    }

    private static Place place(Wish wish, List<Place> placed, int rows, double left, double right) {
        double x = wish.x;
        for (int side = 0; side < 2 && !Double.isNaN(x); side++) { // right of the line, left of it
            double from = x - side * wish.width;
            for (int row = 0; row < rows; row++) {
                Place flag = new Place(x, row, from, from + wish.width);
                boolean inside = flag.from >= left && flag.to <= right;
                if (inside && placed.stream().noneMatch(flag::meets)) {
                    return flag;
                }
            }
        }
        return new Place(x, -1, x, x);
    }

    /** How many rows are in use. */
    static int rows(List<Place> places) {
        return places.stream().mapToInt(place -> place.row + 1).max().orElse(0);
    }
}
