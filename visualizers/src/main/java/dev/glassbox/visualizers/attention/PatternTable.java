package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;

/**
 * A pattern as it is read in a table: rows look, columns are looked at.
 *
 * @param tokens the heads of rows, one per position
 * @param keys the heads of columns
 * @param pattern the numbers
 */
record PatternTable(List<String> tokens, List<String> keys, HeadPattern pattern) {
    /** Stands where the mask leaves no weight, or the look leaves it out. */
    static final String MASKED = "–";

    PatternTable {
        tokens = List.copyOf(tokens);
        keys = List.copyOf(keys);
    }

    /** A cell as it is written. */
    String text(int query, int key) {
        return pattern.masked(query, key) ? MASKED : Numbers.share(pattern.weight(query, key));
    }

    /** Whether a sign stands anywhere, which then needs a legend. */
    boolean hasMasked() {
        return java.util.Arrays.stream(pattern.weights()).anyMatch(Double::isNaN);
    }
}
