package dev.glassbox.runtime.ngram;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The counts of one length of a Kneser-Ney model. */
final class ContinuationCounts {
    private static final double LEAST_DISCOUNT = 0.1;
    private static final double MOST_DISCOUNT = 0.9;

    private final Map<String, Integer> whole = new HashMap<>();
    private final Map<String, Integer> contexts = new HashMap<>();
    private final Map<String, Integer> followers = new HashMap<>();
    private double discount;

    private ContinuationCounts() {}

    /** How often each piece of a length is in a text. */
    static ContinuationCounts ofText(int[] points, int length) {
        ContinuationCounts counts = new ContinuationCounts();
        for (int start = 0; start + length <= points.length; start++) {
            counts.add(points, start, length);
        }
        counts.finish();
        return counts;
    }

    /** After how many different characters each piece of a length is in a text. */
    static ContinuationCounts ofDifferent(int[] points, int length) {
        ContinuationCounts counts = new ContinuationCounts();
        Set<String> seen = new HashSet<>();
        for (int start = 1; start + length <= points.length; start++) {
            if (seen.add(new String(points, start - 1, length + 1))) {
                counts.add(points, start, length);
            }
        }
        counts.finish();
        return counts;
    }

    private void add(int[] points, int start, int length) {
        String context = new String(points, start, length - 1);
        int count = whole.merge(new String(points, start, length), 1, Integer::sum);
        contexts.merge(context, 1, Integer::sum);
        if (count == 1) {
            followers.merge(context, 1, Integer::sum);
        }
    }

    private void finish() {
        double once = whole.values().stream().filter(count -> count == 1).count();
        double twice = whole.values().stream().filter(count -> count == 2).count();
        double share = once == 0 ? 0 : once / (once + 2 * twice);
        discount = Math.max(LEAST_DISCOUNT, Math.min(MOST_DISCOUNT, share));
    }

    /**
     * The probability of a piece's last character.
     *
     * @param context the piece without it
     * @param lower its probability after one character less
     */
    double interpolate(String context, String piece, double lower) {
        double total = contexts.getOrDefault(context, 0);
        if (total == 0) {
            return lower;
        }
        double kept = Math.max(0, whole.getOrDefault(piece, 0) - discount);
        double given = discount * followers.getOrDefault(context, 0);
        return (kept + given * lower) / total;
    }
}
