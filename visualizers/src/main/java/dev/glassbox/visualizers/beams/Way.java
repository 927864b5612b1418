package dev.glassbox.visualizers.beams;

/** The three ways to write on. */
enum Way {
    /** The likeliest token each time. */
    GREEDY,
    /** A draw each time. */
    SAMPLED,
    /** The best of the lines that were followed together. */
    BEAM
}
