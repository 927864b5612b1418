package dev.glassbox.runtime.tinytown;

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

    /** The name on the command line, and of the file. */
    public String id() {
        return id;
    }
}
