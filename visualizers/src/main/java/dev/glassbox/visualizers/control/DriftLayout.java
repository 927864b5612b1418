package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.LinearScale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where points and their labels lie. One unit is as long to the right as upwards, for distances are
 * what the picture is about; the longer side sees more than it was asked for.
 *
 * @param labels one a point; null where a label has no room
 */
record DriftLayout(LinearScale x, LinearScale y, List<DriftLayout.@Nullable Box> labels) {
    /** Half the size of a point, of the text's size. */
    static final double POINT = 0.3;

    private static final int MOST_LABELS = 300; // more would be unreadable, and slow to place
    private static final double GAP = 0.12; // between a point and its label, of the text's size

    /** A rectangle. */
    record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right
                    && other.left < right
                    && top < other.bottom
                    && other.top < bottom;
        }

        boolean within(Box other) {
            return left >= other.left
                    && right <= other.right
                    && top >= other.top
                    && bottom <= other.bottom;
        }
    }

    static DriftLayout of(DriftPoints points, Box plot, double em, ToDoubleFunction<String> width) {
        double wide = plot.right - plot.left;
        double high = plot.bottom - plot.top;
        DriftPoints.Axis right = points.x();
        DriftPoints.Axis up = points.y();
        double unit = Math.min(wide / (right.high() - right.low()), high / (up.high() - up.low()));
        double middleX = (right.low() + right.high()) / 2;
        double middleY = (up.low() + up.high()) / 2;
        LinearScale x =
                new LinearScale(
                        middleX - wide / unit / 2,
                        middleX + wide / unit / 2,
                        plot.left,
                        plot.right);
        LinearScale y =
                new LinearScale(
                        middleY - high / unit / 2,
                        middleY + high / unit / 2,
                        plot.bottom,
                        plot.top);
        return new DriftLayout(x, y, labels(points.points(), x, y, plot, em, width));
    }

    /** The most important first: a label lies on no point and on no other label. */
    private static List<@Nullable Box> labels(
            List<DriftPoints.Point> points,
            LinearScale x,
            LinearScale y,
            Box plot,
            double em,
            ToDoubleFunction<String> width) {
        List<Box> taken = new ArrayList<>();
        for (DriftPoints.Point point : points) {
            if (point.isSomewhere()) {
                taken.add(around(x.pixel(point.nowX()), y.pixel(point.nowY()), POINT * em));
            }
        }
        List<@Nullable Box> labels = new ArrayList<>();
        for (DriftPoints.Point point : points) {
            Box free = null;
            if (labels.size() < MOST_LABELS && point.isSomewhere() && !point.label().isEmpty()) {
                Box own = around(x.pixel(point.nowX()), y.pixel(point.nowY()), POINT * em);
                free = free(own, width.applyAsDouble(point.label()), em, plot, taken);
            }
            labels.add(free);
            if (free != null) {
                taken.add(free);
            }
        }
        return labels;
    }

    private static Box around(double x, double y, double half) {
        return new Box(x - half, y - half, x + half, y + half);
    }

    private static @Nullable Box free(Box own, double width, double em, Box plot, List<Box> taken) {
        for (Box box : beside(own, width, 1.15 * em, GAP * em)) {
            if (box.within(plot) && taken.stream().noneMatch(box::meets)) {
                return box;
            }
        }
        return null;
    }

    /** The places of a label, the best first. */
    private static List<Box> beside(Box own, double width, double height, double gap) {
        double x = (own.left + own.right - width) / 2;
        double y = (own.top + own.bottom - height) / 2;
        double right = own.right + gap;
        double left = own.left - gap - width;
        double above = own.top - gap - height;
        double below = own.bottom + gap;
        double[][] corners = {
            {right, y},
            {left, y},
            {x, above},
            {x, below},
            {right, above},
            {right, below},
            {left, above},
            {left, below}
        };
        List<Box> boxes = new ArrayList<>();
        for (double[] corner : corners) {
            boxes.add(new Box(corner[0], corner[1], corner[0] + width, corner[1] + height));
        }
        return boxes;
    }

    /** The nearest point within reach of a pixel; -1 if there is none. */
    int pointAt(DriftPoints points, double pixelX, double pixelY, double reach) {
        int nearest = -1;
        double least = reach;
        for (int i = 0; i < points.points().size(); i++) {
            DriftPoints.Point point = points.points().get(i);
            double distance =
                    Math.hypot(x.pixel(point.nowX()) - pixelX, y.pixel(point.nowY()) - pixelY);
            if (distance <= least) { // never for a point that is nowhere
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    /**
     * The next point in a direction: near, and not far aside. The same point if there is none.
     *
     * @param right 1 to the right, -1 to the left, 0 up or down
     * @param up 1 up, -1 down, 0 to the side
     */
    int pointBeside(DriftPoints points, int from, int right, int up) {
        DriftPoints.Point start = points.points().get(from);
        double startX = x.pixel(start.nowX());
        double startY = y.pixel(start.nowY());
        int best = from;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.points().size(); i++) {
            DriftPoints.Point point = points.points().get(i);
            double dx = x.pixel(point.nowX()) - startX;
            double dy = startY - y.pixel(point.nowY());
            double ahead = dx * right + dy * up;
            double aside = Math.abs(dx * up) + Math.abs(dy * right);
            double cost = ahead + 2 * aside;
            if (i != from && ahead > 0 && cost < least) {
                least = cost;
                best = i;
            }
        }
        return best;
    }
}
