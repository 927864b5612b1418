package dev.glassbox.runtime.tinytown;

import java.util.List;

/** What was found of a whole text, in the text's order. */
public record TextCheck(List<CheckedSentence> stretches) {
    public TextCheck {
        stretches = List.copyOf(stretches);
    }

    /**
     * Stretches that are or should be sentences; one that only stopped too early is not counted.
     */
    public int sentences() {
        return valid() + count(CheckedSentence.Verdict.INVALID);
    }

    /** Sentences of the language, true or not. */
    public int valid() {
        return count(CheckedSentence.Verdict.VALID);
    }

    /** Valid ones among the sentences; 0 where there are none. */
    public double validShare() {
        return share(valid(), sentences());
    }

    /** Valid sentences that claim a fact. */
    public int claims() {
        return trueClaims() + count(CheckedSentence.Claim.FALSE);
    }

    /** Valid sentences that claim a fact which is so. */
    public int trueClaims() {
        return count(CheckedSentence.Claim.TRUE);
    }

    /** True ones among the claims; 0 where there are none. */
    public double trueShare() {
        return share(trueClaims(), claims());
    }

    private int count(CheckedSentence.Verdict verdict) {
        return (int) stretches.stream().filter(s -> s.verdict() == verdict).count();
    }

    private int count(CheckedSentence.Claim claim) {
        return (int) stretches.stream().filter(s -> s.claim() == claim).count();
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
