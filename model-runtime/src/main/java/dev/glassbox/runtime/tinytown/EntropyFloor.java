package dev.glassbox.runtime.tinytown;

/**
 * The least mean loss that any predictor of a TinyTown text can have, in nats (natural logarithm).
 *
 * <p><b>Which text.</b> The endless text whose sentences are drawn independently: Chinese with the
 * probability of the language mix, else English; each pattern equally likely; each slot's word
 * equally likely among those that the grammar and the facts allow. A text is its symbols alone:
 * ways of making the same text are added up before its probability counts.
 *
 * <p><b>Which conditioning.</b> {@link #perSymbol} is the entropy rate of that text: the loss per
 * symbol of a predictor that knows the grammar and has read the text from the beginning of a
 * sentence or before. Since no sentence's text begins another's, it is the entropy of one sentence
 * divided by the mean length of one, separator included. A predictor that sees only a window cut
 * out anywhere does not know at first where in a sentence it is, so it loses more: {@link
 * TinyTown#windowFloor}.
 *
 * @param natsPerSentence entropy of one sentence, its language included
 * @param symbolsPerSentence mean length of one sentence, in symbols
 */
public record EntropyFloor(double natsPerSentence, double symbolsPerSentence) {
    /** Nats per symbol of the running text. */
    public double perSymbol() {
        return natsPerSentence / symbolsPerSentence;
    }
}
