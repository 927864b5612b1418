package dev.glassbox.runtime.tinytown;

import java.util.Arrays;

/**
 * What a slot's word may be, given the word of an earlier slot.
 *
 * @param isFact whether breaking it makes a sentence untrue rather than ungrammatical
 * @param allowed by the earlier slot's word
 */
record Rule(boolean isFact, int[][] allowed) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Rule rule
                && rule.isFact == isFact
                && Arrays.deepEquals(rule.allowed, allowed);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(allowed);
    }

    @Override
    public String toString() {
        return "Rule[isFact=" + isFact + ", allowed=" + Arrays.deepToString(allowed) + "]";
    }
}
