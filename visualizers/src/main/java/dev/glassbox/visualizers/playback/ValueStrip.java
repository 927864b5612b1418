package dev.glassbox.visualizers.playback;

import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.LinearScale;
import dev.glassbox.visualizers.scale.Numbers;

/** Draws what colours the tokens once more as bars along the positions of the text. */
final class ValueStrip {
    private static final double NUMBERS = 2.2; // room left of the bars, em
    private static final double FOOT = 1.7;
    private static final double HEAD = 0.6;
    private static final double WIDEST = 2.2;

    private final Pen pen;
    private final PlaybackFrame frame;
    private final double top;
    private final double height;
    private final double em;
    private final double left;
    private final double step;

    /**
     * @param top of its room in pixels
     * @param height of its room; 0 draws nothing
     */
    ValueStrip(Pen pen, PlaybackFrame frame, double top, double height, double width) {
        this.pen = pen;
        this.frame = frame;
        this.top = top;
        this.height = height;
        em = pen.em();
        left = NUMBERS * em;
        step = Math.min(WIDEST * em, (width - left - 0.4 * em) / Math.max(1, frame.written()));
    }

    /** The position of the bar at a place, or -1. */
    int positionAt(double x, double y) {
        int position = (int) Math.floor((x - left) / step);
        return height > 0 && y > top && position >= 0 && position <= frame.shown() ? position : -1;
    }

    void paint(ColorScale colours) {
        if (height <= 0) {
            return;
        }
        LinearScale scale =
                new LinearScale(0, frame.extent(), top + height - FOOT * em, top + HEAD * em);
        double right = left + frame.written() * step;
        for (double tick : new double[] {0, frame.extent() / 2, frame.extent()}) {
            double y = Math.floor(scale.pixel(tick)) + 0.5;
            pen.line(tick == 0 ? "line-strong" : "line", 1, left, y, right, y);
            pen.right(
                    Numbers.fixed(tick, frame.extent() > 1 ? 0 : 1),
                    pen.small(),
                    "text-muted",
                    left - 0.4 * em,
                    y);
        }
        double gap = Math.min(2, 0.15 * step);
        for (int position = 0; position <= frame.shown(); position++) {
            double value = frame.values()[position];
            if (!Double.isFinite(value)) {
                continue;
            }
            double y = scale.pixel(Math.min(frame.extent(), value));
            double x = left + position * step;
            double bar = Math.max(1, scale.start() - y);
            pen.graphics().setFill(Pen.of(colours.argb(value)));
            pen.graphics().fillRect(x + gap / 2, scale.start() - bar, step - gap, bar);
            pen.frame(
                    position == frame.shown() ? "accent" : "line-strong",
                    x + gap / 2,
                    scale.start() - bar,
                    step - gap,
                    bar);
        }
        positions(scale.start() + 0.85 * em);
    }

    private void positions(double y) {
        int every = 1;
        for (int candidate : new int[] {1, 2, 5, 10, 20, 50, 100, 200}) {
            every = candidate;
            if (candidate * step > 2.6 * em) {
                break;
            }
        }
        for (int position = 0; position < frame.written(); position += every) {
            boolean shown = position == frame.shown();
            pen.centred(
                    String.valueOf(position),
                    pen.small(),
                    shown ? "accent" : "text-muted",
                    left + (position + 0.5) * step,
                    y);
        }
    }
}
