package dev.glassbox.visualizers.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Places the labels of horizontal lines inside the plot, above or below their line, from its right
 * end to its left: none lies on another or leaves the plot, and of the places there are one is
 * taken where no curve is, or the fewest.
 */
final class LevelLabels {
    private static final int PLACES = 9; // along a line

    private LevelLabels() {}

    /** A rectangle. */
    record Box(double left, double top, double right, double bottom) {
        double width() {
            return right - left;
        }

        boolean meets(Box other) {
            return left < other.right
                    && other.left < right
                    && top < other.bottom
                    && other.top < bottom;
        }
    }

    /**
     * @param y of the line; NaN if it is out of sight
     * @param width of the label
     */
    record Wish(double y, double width) {}

    /**
     * One place a wish, in the order of the wishes; an empty one where there is no room.
     *
     * @param plot what they may not leave
     * @param height of a label
     * @param ink how much of the curves lies in a rectangle
     */
    static List<Box> place(List<Wish> wishes, Box plot, double height, ToIntFunction<Box> ink) {
        Box[] places = new Box[wishes.size()];
        Arrays.fill(places, new Box(0, 0, 0, 0));
        List<Box> taken = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            Box best = best(wishes, i, plot, height, taken, ink);
            if (best != null) {
                places[i] = best;
                taken.add(best);
            }
        }
        return List.of(places);
    }

    private static @Nullable Box best(
            List<Wish> wishes,
            int index,
            Box plot,
            double height,
            List<Box> taken,
            ToIntFunction<Box> ink) {
        Box best = null;
        long least = Long.MAX_VALUE;
        for (Box box : candidates(wishes.get(index), plot, height)) {
            boolean inside =
                    box.left >= plot.left - 1e-9
                            && box.right <= plot.right
                            && box.top >= plot.top
                            && box.bottom <= plot.bottom;
            if (!inside || taken.stream().anyMatch(box::meets)) {
                continue;
            }
            long cost = ink.applyAsInt(box) + 1_000_000L * crossings(wishes, index, box);
            if (cost < least) {
                least = cost;
                best = box;
            }
        }
        return best;
    }

    /** Lines of other labels that would run through this one. */
    private static int crossings(List<Wish> wishes, int index, Box box) {
        int crossings = 0;
        for (int i = 0; i < wishes.size(); i++) {
            double y = wishes.get(i).y;
            if (i != index && y > box.top && y < box.bottom) {
                crossings++;
            }
        }
        return crossings;
    }

    /** The best first: what lies low is usually a floor, below which no curve goes. */
    private static List<Box> candidates(Wish wish, Box plot, double height) {
        boolean low = wish.y > (plot.top + plot.bottom) / 2;
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            double left = plot.right - wish.width - i * (plot.width() - wish.width) / (PLACES - 1);
            Box above = new Box(left, wish.y - height, left + wish.width, wish.y);
            Box below = new Box(left, wish.y, left + wish.width, wish.y + height);
            boxes.addAll(low ? List.of(below, above) : List.of(above, below));
        }
        return boxes;
    }
}
