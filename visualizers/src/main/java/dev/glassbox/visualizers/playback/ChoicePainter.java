package dev.glassbox.visualizers.playback;

import dev.glassbox.visualizers.control.Pen;
import dev.glassbox.visualizers.scale.Numbers;

/** Draws what might have stood at one position as bars, the token that does stand there marked. */
final class ChoicePainter {
    private static final double LEAST_ROW = 1.6; // em
    private static final double MOST_ROW = 2.6;
    private static final double BAR = 0.62; // of a row

    private final Pen pen;
    private final double em;

    ChoicePainter(Pen pen) {
        this.pen = pen;
        em = pen.em();
    }

    void paint(PlaybackFrame frame, double width, double height) {
        int count = frame.choices().size();
        if (count == 0) {
            return;
        }
        int rows = Math.max(1, Math.min(count, (int) (height / (LEAST_ROW * em))));
        double row = Math.min(MOST_ROW * em, height / rows);
        double label = Math.min(6 * em, 0.3 * width);
        double numbers = width - 0.2 * em;
        double from = label + 0.4 * em;
        double to = numbers - pen.width("100.0%", pen.plain()) - 0.6 * em;
        double most = frame.choices().stream().mapToDouble(PlaybackFrame.Choice::p).max().orElse(1);
        for (PlaybackFrame.Choice c : frame.choices()) {
            most = Math.max(most, c.left());
        }
        int extra = 0;
        for (int i = 0; i < count; i++) {
            PlaybackFrame.Choice choice = frame.choices().get(i);
            boolean last = i >= rows - 1 && !choice.chosen() && needsRoom(frame, i);
            if (extra >= rows || last) {
                continue;
            }
            row(choice, extra++, row, label, from, to, numbers, most);
        }
    }

    /** Whether the token that stands there comes later and must have the last row. */
    private static boolean needsRoom(PlaybackFrame frame, int from) {
        return frame.choices().subList(from, frame.choices().size()).stream()
                .anyMatch(PlaybackFrame.Choice::chosen);
    }

    private void row(
            PlaybackFrame.Choice choice,
            int index,
            double row,
            double label,
            double from,
            double to,
            double numbers,
            double most) {
        double y = (index + 0.5) * row;
        double h = BAR * row;
        boolean chosen = choice.chosen();
        if (chosen) {
            pen.bar("selection", 0, y - row / 2, numbers + 0.2 * em, row);
        }
        pen.left(String.valueOf(choice.rank()), pen.small(), "text-muted", 0.2 * em, y);
        pen.right(
                pen.cut(choice.token(), pen.bold(), label - 1.8 * em),
                chosen ? pen.bold() : pen.plain(),
                chosen ? "accent" : choice.left() == 0 ? "text-muted" : "text",
                label,
                y);
        double length = Math.max(1, choice.p() / most * (to - from));
        if (choice.left() == 0) {
            pen.frame("text-muted", from, y - h / 2, length, h);
        } else {
            pen.bar(chosen ? "accent" : "axis-vocab", from, y - h / 2, length, h);
        }
        if (Math.abs(choice.left() - choice.p()) > 1e-9 && choice.left() > 0) {
            double at = from + choice.left() / most * (to - from);
            pen.line("text", Math.max(2, 0.14 * em), at, y - 0.75 * h, at, y + 0.75 * h);
        }
        pen.right(Numbers.percent(choice.p()), pen.plain(), "text", numbers, y);
    }
}
