package dev.glassbox.runtime.sampling;

/** One rule that changes the scores of the next token or cuts candidates. Immutable. */
interface LogitRule {
    /** Its name in {@link SamplingConfig}'s JSON. */
    String name();

    /** What it is set to. */
    double value();

    /**
     * Changes the scores in place. At least one candidate that is left stays, but for {@link
     * NoRepeatNgram}, which may forbid all.
     *
     * @param scores [d_vocab], unnormalised log-probabilities; minus infinity is cut
     */
    void apply(double[] scores, SamplingContext context);
}
