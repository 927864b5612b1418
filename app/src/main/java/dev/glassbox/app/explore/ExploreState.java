package dev.glassbox.app.explore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Everything that is explored: one model that reads one prompt, and the pictures of it side by
 * side. Immutable.
 *
 * @param model id of a model of the library
 * @param prompt the text that it reads
 * @param panes the pictures, in the order they are read; at most {@link #MOST}
 * @param columns how many stand side by side, from 1 to {@link #MOST_COLUMNS}
 * @param large the only picture in sight, if one fills the place
 */
public record ExploreState(
        String model, String prompt, List<Pane> panes, int columns, OptionalInt large) {
    /** More would be too small to be read. */
    public static final int MOST = 6;

    public static final int MOST_COLUMNS = 3;

    /**
     * One picture.
     *
     * @param visualizer its id
     * @param state its state as JSON; where it reads a prompt, it reads that of the place
     */
    public record Pane(String visualizer, JsonNode state) {}

    public ExploreState {
        panes = List.copyOf(panes);
        if (panes.size() > MOST) {
            throw new IllegalArgumentException(
                    "at most " + MOST + " pictures stand side by side, got " + panes.size());
        }
        if (columns < 1 || columns > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "columns are 1 to " + MOST_COLUMNS + ", got " + columns);
        }
        if (large.isPresent() && (large.getAsInt() < 0 || large.getAsInt() >= panes.size())) {
            throw new IllegalArgumentException(
                    "large is one of " + panes.size() + " pictures, got " + large.getAsInt());
        }
    }

    public ExploreState withModel(String other) {
        return new ExploreState(other, prompt, panes, columns, large);
    }

    public ExploreState withPrompt(String other) {
        return new ExploreState(model, other, panes, columns, large);
    }

    public ExploreState withColumns(int other) {
        return new ExploreState(model, prompt, panes, other, large);
    }

    public ExploreState withLarge(OptionalInt other) {
        return new ExploreState(model, prompt, panes, columns, other);
    }

    /** One more, behind the others; all are in sight then. */
    public ExploreState plus(Pane pane) {
        List<Pane> more = new ArrayList<>(panes);
        more.add(pane);
        return new ExploreState(model, prompt, more, columns, OptionalInt.empty());
    }

    /** Without one of them. */
    public ExploreState without(int index) {
        List<Pane> fewer = new ArrayList<>(panes);
        fewer.remove(index);
        return new ExploreState(model, prompt, fewer, columns, OptionalInt.empty());
    }

    /** One of them in another's place, which takes its own. */
    public ExploreState swapped(int one, int other) {
        List<Pane> turned = new ArrayList<>(panes);
        turned.set(one, panes.get(other));
        turned.set(other, panes.get(one));
        return new ExploreState(model, prompt, turned, columns, large);
    }

    /** With one of them changed. */
    ExploreState with(int index, Pane pane) {
        List<Pane> changed = new ArrayList<>(panes);
        changed.set(index, pane);
        return new ExploreState(model, prompt, changed, columns, large);
    }

    /** With all of them changed. */
    ExploreState withEach(UnaryOperator<Pane> change) {
        return new ExploreState(model, prompt, panes.stream().map(change).toList(), columns, large);
    }
}
