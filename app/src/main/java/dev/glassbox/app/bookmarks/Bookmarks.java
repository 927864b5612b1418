package dev.glassbox.app.bookmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The user's bookmarks, the newest first. Belongs to the JavaFX thread and lives as the app. */
public final class Bookmarks {
    /** More would not be found again; the oldest gives way. */
    public static final int MOST = 100;

    private final ReadOnlyObjectWrapper<List<Bookmark>> all;
    private final Consumer<List<Bookmark>> keep;

    /**
     * @param first those kept before
     * @param keep told of every change
     */
    public Bookmarks(List<Bookmark> first, Consumer<List<Bookmark>> keep) {
        all = new ReadOnlyObjectWrapper<>(List.copyOf(first));
        this.keep = keep;
    }

    public ReadOnlyObjectProperty<List<Bookmark>> all() {
        return all.getReadOnlyProperty();
    }

    /**
     * Keeps a view. The same view under the same name is kept once; another one gets a number
     * behind its name.
     *
     * @param name what it would be called
     */
    public void add(String name, String visualizer, JsonNode state) {
        List<Bookmark> now = new ArrayList<>(all.get());
        now.removeIf(
                one ->
                        one.visualizer().equals(visualizer)
                                && one.state().equals(state)
                                && one.name().startsWith(name));
        now.add(0, new Bookmark(free(name, now), visualizer, state.deepCopy()));
        set(now.subList(0, Math.min(MOST, now.size())));
    }

    public void remove(Bookmark bookmark) {
        set(all.get().stream().filter(one -> !one.equals(bookmark)).toList());
    }

    private void set(List<Bookmark> bookmarks) {
        all.set(List.copyOf(bookmarks));
        keep.accept(all.get());
    }

    private static String free(String name, List<Bookmark> taken) {
        Set<String> names = taken.stream().map(Bookmark::name).collect(Collectors.toSet());
        if (!names.contains(name)) {
            return name;
        }
        int number = 2;
        while (names.contains(name + " " + number)) {
            number++;
        }
        return name + " " + number;
    }
}
