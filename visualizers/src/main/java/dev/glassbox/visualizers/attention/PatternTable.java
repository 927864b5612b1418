package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;

/**
 * A head's pattern as it is read in a table: rows look, columns are looked at.
 *
 * @param tokens the heads of rows and columns, one per position
 * @param pattern the numbers
 */
record PatternTable(List<String> tokens, HeadPattern pattern) {
    /** Stands where the mask leaves no weight. */
    static final String MASKED = "–";

    PatternTable {
        tokens = List.copyOf(tokens);
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
