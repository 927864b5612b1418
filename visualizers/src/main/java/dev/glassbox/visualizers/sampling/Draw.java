package dev.glassbox.visualizers.sampling;

import java.util.List;

/**
 * One draw.
 *
 * @param attempt its number at this place, from 0
 * @param position of the token that is drawn, from 0
 * @param u the random number, from 0 to below 1, of seed, position and attempt
 * @param id the token on whose part of the line u falls
 * @param token its text
 * @param from where its part begins: the probabilities of all ids before it
 * @param p how long its part is
 * @param parts of the line, in the order of ids, that are long enough to be seen
 */
record Draw(
        int attempt,
        int position,
        double u,
        int id,
        String token,
        double from,
        double p,
        List<Part> parts) {
    /** Parts shorter than this are left out. */
    static final double LEAST = 0.001;

    /**
     * @param token its text
     * @param from where it begins
     * @param p how long it is
     */
    record Part(int id, String token, double from, double p) {}

    Draw {
        parts = List.copyOf(parts);
    }
}
