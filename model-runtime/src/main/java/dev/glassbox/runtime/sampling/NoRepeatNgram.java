package dev.glassbox.runtime.sampling;

import java.util.Arrays;

/**
 * Cuts every token that would complete a run of {@code size} tokens that is in the text already, as
 * transformers does; with size 1 every token of the text so far.
 */
record NoRepeatNgram(int size) implements LogitRule {
    @Override
    public String name() {
        return "no_repeat_ngram_size";
    }

    @Override
    public double value() {
        return size;
    }

    @Override
    public void apply(double[] scores, SamplingContext context) {
        int[] ids = context.ids();
        int known = size - 1; // of a run, all but its last
        int last = ids.length - known; // where the run begins that the next token ends
        for (int start = 0; start < last; start++) {
            boolean same = Arrays.equals(ids, start, start + known, ids, last, last + known);
            int completing = ids[start + known];
            if (same && completing < scores.length) {
                scores[completing] = Scores.CUT;
            }
        }
    }
}
