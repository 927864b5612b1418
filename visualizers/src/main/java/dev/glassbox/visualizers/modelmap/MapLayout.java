package dev.glassbox.visualizers.modelmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The plan in pixels: where each part lies, and which positions have a row.
 *
 * @param rects the place of each part
 * @param top of the rows
 * @param bottom of the rows
 * @param first the first position that has a row; those before are drawn as one bundle
 * @param count how many positions there are
 * @param em the height of the text
 */
record MapLayout(
        Map<String, Rect> rects, double top, double bottom, int first, int count, double em) {
    static final double HEADER = 3.75; // em: a name, its count of parameters, its scale of colours
    private static final double FOOT = 2.5; // em: the scales
    private static final double SHAPES = 2.05; // em: one row of shapes, in names and in numbers
    private static final double THINNEST = 5; // pixels from row to row
    private static final double THICKEST = 7; // em from row to row

    /** A place in pixels. */
    record Rect(double x, double y, double w, double h) {
        double right() {
            return x + w;
        }

        double bottom() {
            return y + h;
        }

        double middle() {
            return x + w / 2;
        }

        boolean contains(double px, double py) {
            return px >= x && px < x + w && py >= y && py < y + h;
        }

        boolean overlaps(Rect other) {
            return x < other.right()
                    && other.x < right()
                    && y < other.bottom()
                    && other.y < bottom();
        }
    }

    static MapLayout of(MapPlan plan, int positions, double width, double height, double em) {
        double top = HEADER * em;
        double room = Math.max(em, height - top - (FOOT + SHAPES * lines(plan)) * em);
        int shown = Math.max(1, Math.min(positions, (int) (room / THINNEST)));
        double used = Math.min(room, Math.max(shown * THICKEST * em, 0.6 * room));
        top += (room - used) * 0.35;
        return new MapLayout(
                rects(plan, width, top, used, em),
                top,
                top + used,
                positions - shown,
                positions,
                em);
    }

    /** How many rows of shapes there are: where parts stand close, the shapes take turns. */
    static int lines(MapPlan plan) {
        boolean stacked = plan.columns().stream().anyMatch(column -> column.cells().size() > 1);
        return stacked || plan.columns().size() > 12 ? 2 : 1;
    }

    private static Map<String, Rect> rects(
            MapPlan plan, double width, double top, double height, double em) {
        double least = 0;
        double stretch = 0;
        for (MapPlan.Column column : plan.columns()) {
            least += column.least() + column.gap();
            stretch += column.stretch() + column.gapStretch();
        }
        double side = 0.6 * em;
        double room = width - 2 * side;
        double unit = Math.min(em, room / least); // narrower than the least: all shrink alike
        double share = Math.max(0, room - least * unit) / stretch;
        Map<String, Rect> rects = new LinkedHashMap<>();
        double x = side;
        for (MapPlan.Column column : plan.columns()) {
            x += column.gap() * unit + column.gapStretch() * share;
            double w = column.least() * unit + column.stretch() * share;
            for (MapPlan.Cell cell : column.cells()) {
                rects.put(
                        cell.part(),
                        new Rect(
                                x,
                                top + cell.from() * height,
                                w,
                                (cell.to() - cell.from()) * height));
            }
            x += w;
        }
        return rects;
    }

    Rect rect(String part) {
        return rects.getOrDefault(part, new Rect(0, 0, 0, 0));
    }

    int shown() {
        return count - first;
    }

    /** From row to row within a part. */
    double pitch(Rect rect) {
        return rect.h() / shown();
    }

    /** The middle of a position's row within a part; that of the bundle for those without one. */
    double row(Rect rect, int position) {
        return rect.y() + (Math.max(position, first) - first + 0.5) * pitch(rect);
    }

    /** A position whose row is at a height of a part. */
    int position(Rect rect, double y) {
        int at = first + (int) Math.floor((y - rect.y()) / pitch(rect));
        return Math.max(first, Math.min(count - 1, at));
    }

    /** The largest square that a part can hold, at its left, in the middle of its height. */
    Rect square(Rect rect) {
        double side = Math.min(rect.w(), rect.h());
        return new Rect(
                rect.x() + (rect.w() - side) / 2, rect.y() + (rect.h() - side) / 2, side, side);
    }

    /** A text's place under or over the picture. */
    record Placed(String part, String text, int line, double x, double width) {
        double left() {
            return x - width / 2;
        }
    }

    /**
     * Places texts in lines so that no two touch: each in the first line that has room for one of
     * its forms, the longest form first. What finds no room in any form is left out.
     *
     * @param forms by part, the longest first
     * @param measure the width of a text
     * @param lines how many there are
     */
    List<Placed> place(
            Map<String, List<String>> forms,
            ToDoubleFunction<String> measure,
            int lines,
            double width) {
        double[] taken = new double[lines];
        java.util.Arrays.fill(taken, Double.NEGATIVE_INFINITY);
        List<Placed> placed = new ArrayList<>();
        forms.forEach(
                (part, texts) -> {
                    Rect rect = rect(part);
                    for (String text : texts) {
                        double w = measure.applyAsDouble(text);
                        double x = Math.max(w / 2, Math.min(width - w / 2, rect.middle()));
                        for (int line = 0; line < lines; line++) {
                            if (x - w / 2 >= taken[line] + 0.45 * em && w <= width) {
                                taken[line] = x + w / 2;
                                placed.add(new Placed(part, text, line, x, w));
                                return;
                            }
                        }
                    }
                });
        return placed;
    }
}
