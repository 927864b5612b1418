package dev.glassbox.visualizers.control;

/**
 * What a plot of trails says, in the language in use.
 *
 * @param spoken the whole picture in words
 * @param keys how to go from station to station, shown while none is lit
 * @param stations any station in words
 */
public record TrailWords(String spoken, String keys, Reading stations) {
    static final TrailWords NONE = new TrailWords("", "", (way, station) -> "");

    /** A station of a way in words. */
    @FunctionalInterface
    public interface Reading {
        String words(int way, int station);
    }
}
