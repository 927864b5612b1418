package dev.glassbox.app.shell;

import java.util.Arrays;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/**
 * The places of the window, in the order of their keys. Another one is a line here and its view.
 */
public enum Place {
    LEARN("learn", Feather.BOOK_OPEN),
    EXPLORE("explore", Feather.COMPASS),
    TRAIN("train", Feather.ACTIVITY),
    POINTS("points", Feather.MAP);

    private final String id;
    private final Feather icon;

    Place(String id, Feather icon) {
        this.id = id;
        this.icon = icon;
    }

    /** As it is remembered and typed; also the end of its title's key. */
    public String id() {
        return id;
    }

    Feather icon() {
        return icon;
    }

    String titleKey() {
        return "place." + id;
    }

    public static Optional<Place> byId(String id) {
        return Arrays.stream(values()).filter(place -> place.id.equals(id)).findFirst();
    }
}
