package dev.glassbox.lessons.parse;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class Suggestion {
    private Suggestion() {}

    /**
     * The candidate that takes the fewest keystrokes to come to, if that is at most a third of the
     * word's length (and at least 2 keystrokes are forgiven).
     */
    static Optional<String> nearest(String word, Collection<String> candidates) {
        int forgiven = Math.max(2, word.length() / 3);
        String best = null;
        int bestDistance = forgiven + 1;
        for (String candidate : candidates) {
            int distance = distance(word, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Insertions, deletions and replacements of one character that turn a into b. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
