package dev.glassbox.app.share;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;

/** Where the lines of a wrapped text begin: JavaFX tells it by where a selection is drawn. */
final class SvgText {
    private SvgText() {}

    /** The lines as they are drawn; at least one. */
    static List<String> lines(Text text) {
        String words = text.getText();
        List<String> lines = new ArrayList<>();
        int start = 0;
        double top = top(text, 0);
        for (int i = 1; i < words.length(); i++) {
            boolean inside = Character.isLowSurrogate(words.charAt(i));
            double here = inside ? top : top(text, i);
            if (here > top + 1) {
                lines.add(words.substring(start, i).stripTrailing());
                start = i;
                top = here;
            }
        }
        lines.add(words.substring(start).stripTrailing());
        return lines;
    }

    /** How far below the upper edge of its first line a text stands. */
    static double baseline(Text text) {
        return text.getBaselineOffset();
    }

    private static double top(Text text, int index) {
        double top = Double.POSITIVE_INFINITY;
        for (PathElement element : text.rangeShape(index, index + 1)) {
            if (element instanceof MoveTo move) {
                top = Math.min(top, move.getY());
            } else if (element instanceof LineTo line) {
                top = Math.min(top, line.getY());
            }
        }
        return top == Double.POSITIVE_INFINITY ? 0 : top;
    }
}
