package dev.glassbox.runtime.sampling;

/**
 * The text before the token that is to be chosen.
 *
 * @param ids every token so far
 * @param promptLength how many of them were given; the rest are new
 */
public record SamplingContext(int[] ids, int promptLength) {
    public SamplingContext {
        if (promptLength < 0 || promptLength > ids.length) {
            throw new IllegalArgumentException(
                    promptLength + " given tokens of " + ids.length + " in all");
        }
    }
}
