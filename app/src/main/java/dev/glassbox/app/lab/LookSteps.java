package dev.glassbox.app.lab;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The steps at which a run is looked at: some two dozen, evenly over the whole of it, and at the
 * beginning, when a network learns most, each a like factor after the one before.
 */
final class LookSteps {
    private static final int EVEN = 16;
    private static final int EARLY = 8;

    private LookSteps() {}

    /**
     * @param last step of the run
     */
    static NavigableSet<Integer> of(int last) {
        NavigableSet<Integer> steps = new TreeSet<>();
        for (int i = 0; i <= EVEN; i++) {
            steps.add((int) Math.round((double) last * i / EVEN));
        }
        double most = (double) last / EVEN;
        double first = Math.max(1, most / EARLY);
        for (int i = 0; i < EARLY && first < most; i++) {
            steps.add((int) Math.round(first * Math.pow(most / first, (double) i / EARLY)));
        }
        return Collections.unmodifiableNavigableSet(steps);
    }
}
