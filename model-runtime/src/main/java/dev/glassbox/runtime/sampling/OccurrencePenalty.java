package dev.glassbox.runtime.sampling;

import java.util.Arrays;

/**
 * Takes a fixed amount from the score of every token that was chosen before: once ({@code
 * presence_penalty}), or once for each time ({@code frequency_penalty}). The given tokens do not
 * count. This is the rule of OpenAI's interface: logit - count x frequency - (count > 0) x
 * presence.
 *
 * @param everyTime whether each occurrence counts
 */
record OccurrencePenalty(String name, double value, boolean everyTime) implements LogitRule {
    static OccurrencePenalty presence(double value) {
        return new OccurrencePenalty("presence_penalty", value, false);
    }

    static OccurrencePenalty frequency(double value) {
        return new OccurrencePenalty("frequency_penalty", value, true);
    }

    @Override
    public void apply(double[] scores, SamplingContext context) {
        int[] ids = context.ids();
        var chosen = Arrays.stream(ids, context.promptLength(), ids.length);
        (everyTime ? chosen : chosen.distinct()).forEach(id -> scores[id] -= value);
    }
}
