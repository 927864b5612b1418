package dev.glassbox.app.lab;

import java.util.regex.Pattern;

/**
 * Where a text of one's own comes from.
 *
 * @param file the name of the copy that the lab keeps; where it keeps none, the file's path
 * @param sha256 of the kept bytes, lower-case hex; empty where none are kept
 * @param column of a table, by its name in the first line; empty: the one with the most letters
 */
public record TextSource(String file, String sha256, String column) {
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[^/\\\\:\\p{Cntrl}]+");

    public TextSource {
        boolean plain = NAME.matcher(file).matches() && !file.equals(".") && !file.equals("..");
        if (!sha256.isEmpty() && !(SUM.matcher(sha256).matches() && plain)) {
            throw new IllegalArgumentException("no kept text: " + file + ", " + sha256);
        }
    }

    /** Whether the lab keeps the text. */
    boolean isKept() {
        return !sha256.isEmpty();
    }

    /** The file's name without folders, and the column that is learnt. */
    String title() {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return column.isEmpty() ? name : name + "#" + column;
    }
}
