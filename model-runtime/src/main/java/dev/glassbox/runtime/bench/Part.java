package dev.glassbox.runtime.bench;

import java.util.List;

/** One part of a bench, measured on its own. */
interface Part {
    /** For the sentence {@code bench.section.*}. */
    String name();

    /** About how many seconds it takes; for the progress bar. */
    double seconds();

    /**
     * Measures.
     *
     * @param rates what the machine's parts can do
     */
    List<Measure> measure(Rates rates, Clock clock);
}
