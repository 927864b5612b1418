package dev.glassbox.runtime.tokenizer;

import java.util.Arrays;

/** The tokens {@code <0x00>} to {@code <0xFF>}. */
final class ByteFallback {
    static final ByteFallback NONE = new ByteFallback(new int[0]);

    private final int[] ids;

    private ByteFallback(int[] ids) {
        this.ids = ids;
    }

    static ByteFallback of(NamedVocabulary vocabulary) {
        int[] ids = new int[256];
        Arrays.setAll(
                ids,
                b -> {
                    Integer id = vocabulary.id(name(b));
                    return id == null ? MergeTable.NONE : id;
                });
        return new ByteFallback(ids);
    }

    static String name(int b) {
        return String.format("<0x%02X>", b);
    }

    /** The byte that a name stands for, or -1. */
    static int valueOf(String name) {
        if (name.length() != 6 || !name.startsWith("<0x") || name.charAt(5) != '>') {
            return -1;
        }
        int high = Character.digit(name.charAt(3), 16);
        int low = Character.digit(name.charAt(4), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Whether each of some bytes has a token. */
    boolean covers(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (ids.length == 0 || id(bytes[i]) == MergeTable.NONE) {
                return false;
            }
        }
        return true;
    }

    /** The token of a byte. */
    int id(byte b) {
        return ids[b & 0xFF];
    }
}
