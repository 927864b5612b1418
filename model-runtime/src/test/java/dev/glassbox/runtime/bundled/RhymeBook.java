package dev.glassbox.runtime.bundled;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which characters rhyme, learnt from poems that do. Tang pronunciation is in no table here; but
 * whoever reads enough poems sees which characters stand together at the ends of even lines. Two
 * characters rhyme when they stand so together in more poems than chance would have it.
 */
final class RhymeBook {
    /** Together this many times more often than if line ends were drawn at random. */
    private static final double BEYOND_CHANCE = 3;

    private final Map<String, Integer> single = new HashMap<>();
    private final Map<String, Integer> pairs = new HashMap<>();
    private long pairsInAll;
    private long singlesInAll;

    /** Reads the ends of one poem's even lines. */
    void read(List<String> ends) {
        for (int i = 0; i < ends.size(); i++) {
            single.merge(ends.get(i), 1, Integer::sum);
            singlesInAll++;
            for (int j = i + 1; j < ends.size(); j++) {
                pairs.merge(key(ends.get(i), ends.get(j)), 1, Integer::sum);
                pairsInAll++;
            }
        }
    }

    /** Whether all of these rhyme with one another. */
    boolean rhyme(List<String> ends) {
        for (int i = 0; i < ends.size(); i++) {
            for (int j = i + 1; j < ends.size(); j++) {
                if (!rhyme(ends.get(i), ends.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean rhyme(String one, String other) {
        int together = pairs.getOrDefault(key(one, other), 0);
        double first = (double) single.getOrDefault(one, 0) / singlesInAll;
        double second = (double) single.getOrDefault(other, 0) / singlesInAll;
        double byChance = first * second * pairsInAll * (one.equals(other) ? 1 : 2);
        return together > BEYOND_CHANCE * byChance;
    }

    private static String key(String one, String other) {
        return one.compareTo(other) <= 0 ? one + other : other + one;
    }
}
