package dev.glassbox.visualizers.sampling;

import dev.glassbox.runtime.sampling.Sampler;

/**
 * Many draws from one distribution, each by the sampler's own rule: the first id up to which the
 * probabilities add up to more than the random number.
 */
final class Lottery {
    private final double[] p;
    private final double[] upTo; // p added up in the order of ids

    Lottery(double[] p) {
        this.p = p;
        upTo = new double[p.length];
        double sum = 0;
        for (int id = 0; id < p.length; id++) {
            sum += p[id];
            upTo[id] = sum;
        }
    }

    /** Where an id's part of the line from 0 to 1 begins. */
    double from(int id) {
        return id == 0 ? 0 : upTo[id - 1];
    }

    /** The token on whose part a number falls. */
    int token(double u) {
        int low = 0;
        int high = p.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        while (low > 0 && p[low] == 0) {
            low--; // the sum may stay a rounding error below 1: then the last one left
        }
        return low;
    }

    /**
     * How often each token comes in draws 0, 1, … at one place, [d_vocab].
     *
     * @param position of the token that is drawn
     */
    int[] counts(Sampler sampler, int position, int draws) {
        int[] counts = new int[p.length];
        for (int attempt = 0; attempt < draws; attempt++) {
            counts[token(sampler.draw(position, attempt))]++;
        }
        return counts;
    }
}
