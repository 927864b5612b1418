package dev.glassbox.visualizers.ablation;

import dev.glassbox.runtime.analysis.DistributionShift;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.Arrays;

/**
 * What each part does alone: the unchanged pass beside one pass without that part. Row-major {@code
 * [layer, column]}, the columns the heads, attention, the MLP.
 *
 * @param layers how many
 * @param heads how many a layer
 * @param known whether it is computed yet
 * @param logit the answer's logit without the part, less that with it
 * @param probability the answer's probability without the part, less that with it
 * @param divergence KL(with || without), nats
 */
record Effects(
        int layers,
        int heads,
        boolean[] known,
        double[] logit,
        double[] probability,
        double[] divergence) {

    static Effects none(int layers, int heads) {
        int size = layers * (heads + 2);
        double[] nothing = new double[size];
        Arrays.fill(nothing, Double.NaN);
        return new Effects(
                layers, heads, new boolean[size], nothing, nothing.clone(), nothing.clone());
    }

    int columns() {
        return heads + 2;
    }

    int size() {
        return known.length;
    }

    Part part(int index) {
        return Part.at(index / columns(), index % columns(), heads);
    }

    int index(Part part) {
        return part.layer() * columns() + part.column(heads);
    }

    /** How many are computed. */
    int count() {
        int count = 0;
        for (boolean one : known) {
            count += one ? 1 : 0;
        }
        return count;
    }

    double[] of(Measure measure) {
        return switch (measure) {
            case LOGIT -> logit;
            case PROBABILITY -> probability;
            case KL -> divergence;
        };
    }

    /** Notes one pass. */
    void set(int index, float[] before, float[] after) {
        DistributionShift shift = new DistributionShift(before, after);
        int answer = shift.bestBefore();
        logit[index] = (double) after[answer] - before[answer];
        probability[index] = shift.after(answer) - shift.before(answer);
        divergence[index] = shift.divergence();
        known[index] = true;
    }

    /** A part the model does not have. */
    void skip(int index) {
        known[index] = true;
    }

    /** As it is now, whatever is computed later. */
    Effects copy() {
        return new Effects(
                layers,
                heads,
                known.clone(),
                logit.clone(),
                probability.clone(),
                divergence.clone());
    }

    /** Whether a model with these hooks has the part. */
    static boolean there(Part part, java.util.List<HookPoint> hooks) {
        return hooks.contains(part.hook());
    }
}
