package dev.glassbox.visualizers.modelmap;

import java.util.List;
import javafx.scene.input.KeyCode;

/** The keyboard's way through the parts, and what it does to the state: pure. */
final class MapCursor {
    private MapCursor() {}

    /** Where it begins: what the opened place is about. */
    static int start(ModelMapFrame frame) {
        for (String kind : List.of("dot", "pattern", "mlp")) {
            for (int i = 0; i < frame.parts().size(); i++) {
                if (frame.parts().get(i).kind().equals(kind)) {
                    return i;
                }
            }
        }
        return 0;
    }

    /** The part that a key leads to from one; the same where there is none further on. */
    static int moved(ModelMapFrame frame, int from, KeyCode key) {
        int count = frame.parts().size();
        return switch (key) {
            case LEFT -> column(frame, from, -1);
            case RIGHT -> column(frame, from, 1);
            case HOME -> 0;
            case END -> count - 1;
            case UP -> stacked(frame, from, -1);
            case DOWN -> stacked(frame, from, 1);
            default -> from;
        };
    }

    private static int columnOf(ModelMapFrame frame, int part) {
        int seen = 0;
        for (int column = 0; column < frame.plan().columns().size(); column++) {
            seen += frame.plan().columns().get(column).cells().size();
            if (part < seen) {
                return column;
            }
        }
        return frame.plan().columns().size() - 1;
    }

    private static int firstOf(ModelMapFrame frame, int column) {
        int first = 0;
        for (int at = 0; at < column; at++) {
            first += frame.plan().columns().get(at).cells().size();
        }
        return first;
    }

    private static int column(ModelMapFrame frame, int from, int by) {
        int wanted = columnOf(frame, from) + by;
        int last = frame.plan().columns().size() - 1;
        return wanted < 0 || wanted > last ? from : firstOf(frame, wanted);
    }

    /** Within a column of several parts; elsewhere the part stays. */
    private static int stacked(ModelMapFrame frame, int from, int by) {
        int next = from + by;
        boolean inside = next >= 0 && next < frame.parts().size();
        return inside && columnOf(frame, next) == columnOf(frame, from) ? next : from;
    }

    /** The state after a step to another row or, in an opened cell, to a neighbour of it. */
    static ModelMapState shifted(ModelMapState state, ModelMapFrame frame, int down, int right) {
        int last = frame.tokens().size() - 1;
        MapPath at = frame.path();
        if (at.kind() == MapPath.Kind.CELL) {
            return state.open(
                    MapPath.cell(
                            at.layer(),
                            at.head(),
                            within(at.query() + down, last),
                            within(at.key() + right, last)));
        }
        return down == 0 ? state : state.withPosition(within(frame.position() + down, last));
    }

    private static int within(int value, int last) {
        return Math.max(0, Math.min(last, value));
    }

    /** What opening a part leads to; the same state where it cannot be opened further. */
    static ModelMapState opened(ModelMapState state, ModelMapFrame frame, MapPart part) {
        MapPath at = frame.path();
        if (part.kind().equals("dot")) {
            return state.withInspector(!state.inspector());
        }
        boolean square = part.kind().equals("scores") || part.kind().equals("pattern");
        if (square && at.head() >= 0) {
            return state.open(
                    MapPath.cell(at.layer(), at.head(), frame.position(), strongest(frame)));
        }
        return part.opens().isEmpty() ? state : state.open(MapPath.parse(part.opens()));
    }

    /** The key that the chosen query weighs most. */
    private static int strongest(ModelMapFrame frame) {
        Strip pattern = frame.numbers().strips().get("block." + frame.path().layer() + ".pattern");
        if (pattern == null) {
            return 0;
        }
        int best = 0;
        for (int key = 1; key < pattern.columns(); key++) {
            if (pattern.at(frame.position(), key) > pattern.at(frame.position(), best)) {
                best = key;
            }
        }
        return best;
    }
}
