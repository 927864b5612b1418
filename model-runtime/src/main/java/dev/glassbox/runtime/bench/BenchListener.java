package dev.glassbox.runtime.bench;

/** Hears how a bench goes on; called on the thread that measures. */
@FunctionalInterface
public interface BenchListener {
    /**
     * @param fraction how much is done, from 0 to 1
     * @param now what is measured next, for the sentence {@code bench.section.*}
     */
    void at(double fraction, String now);
}
