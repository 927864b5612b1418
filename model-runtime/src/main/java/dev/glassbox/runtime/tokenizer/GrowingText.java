package dev.glassbox.runtime.tokenizer;

import java.util.Arrays;

/**
 * The text of ids that come one after the other, handed out as soon as it is sure: bytes that may
 * still become a character are held back until they have, or until the end. For one thread.
 */
public final class GrowingText {
    private static final String UNFINISHED = "\uFFFD";

    private final Tokenizer tokenizer;
    private int[] ids = {};
    private int handedOut;

    public GrowingText(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * Adds ids.
     *
     * @return the text that is sure now and was not before; may be empty
     */
    public String add(int... more) {
        int before = ids.length;
        ids = Arrays.copyOf(ids, before + more.length);
        System.arraycopy(more, 0, ids, before, more.length);
        return isUnfinished() ? "" : rest();
    }

    /**
     * What has not been handed out, as {@link Tokenizer#readable} writes it, with the bytes of an
     * unfinished character. For the end.
     */
    public String rest() {
        String all = tokenizer.readable(ids);
        String rest = all.substring(Math.min(handedOut, all.length()));
        handedOut = all.length();
        return rest;
    }

    private boolean isUnfinished() {
        int size = tokenizer.vocabularySize();
        return tokenizer
                .decode(Arrays.stream(ids).filter(id -> id >= 0 && id < size).toArray())
                .endsWith(UNFINISHED);
    }
}
