package dev.glassbox.app.lab;

import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;

/** The steps of a run that the time machine stops at: where something was looked at or kept. */
final class Clock {
    private final NavigableSet<Integer> stops = new TreeSet<>();

    Clock(LabRun run) {
        run.looks().forEach(look -> stops.add(look.step()));
        stops.addAll(run.moments());
    }

    List<Integer> stops() {
        return List.copyOf(stops);
    }

    boolean isEmpty() {
        return stops.isEmpty();
    }

    /**
     * The stop after a step.
     *
     * @param now empty: the latest
     * @return empty: the latest, which is followed from there on
     */
    OptionalInt later(OptionalInt now) {
        if (now.isEmpty()) {
            return now;
        }
        Integer next = stops.higher(now.getAsInt());
        return next == null || next.equals(stops.last())
                ? OptionalInt.empty()
                : OptionalInt.of(next);
    }

    /** The stop before a step; the first where there is none. */
    OptionalInt earlier(OptionalInt now) {
        if (stops.isEmpty()) {
            return now;
        }
        Integer before = stops.lower(now.orElse(stops.last()));
        return OptionalInt.of(before == null ? stops.first() : before);
    }

    /** The stop nearest to a step. */
    OptionalInt nearest(double step) {
        OptionalInt best = OptionalInt.empty();
        for (int stop : stops) {
            if (best.isEmpty() || Math.abs(stop - step) < Math.abs(best.getAsInt() - step)) {
                best = OptionalInt.of(stop);
            }
        }
        return best;
    }

    /** The place of a step among the stops: the last one up to it. */
    int indexOf(int step) {
        return Math.max(0, stops.headSet(step, true).size() - 1);
    }

    /** The last kept moment up to a step, else the first there is. */
    static OptionalInt kept(List<Integer> moments, int step) {
        OptionalInt found = moments.stream().mapToInt(m -> m).filter(m -> m <= step).max();
        return found.isPresent() ? found : moments.stream().mapToInt(m -> m).min();
    }
}
