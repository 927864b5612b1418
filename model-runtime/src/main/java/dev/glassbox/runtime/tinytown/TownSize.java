package dev.glassbox.runtime.tinytown;

import java.util.Arrays;
import java.util.List;

/** How much of a language. */
public enum TownSize {
    /** Four patterns and four or five words a class: learnt within seconds, while one watches. */
    SMALL("small"),
    /** Ten patterns, about thirty nouns a class, agreement, references back and facts. */
    FULL("full");

    private final String id;

    TownSize(String id) {
        this.id = id;
    }

    /** The names of all sizes. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(TownSize::id).toList();
    }

    /**
     * The size of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TownSize named(String id) {
        return Arrays.stream(values())
                .filter(size -> size.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("size " + id));
    }

    /** The name on the command line, and of the file. */
    public String id() {
        return id;
    }
}
