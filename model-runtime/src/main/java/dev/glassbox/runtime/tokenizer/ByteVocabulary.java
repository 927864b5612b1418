package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of a byte-level vocabulary: every id's bytes, and every byte's id. */
final class ByteVocabulary {
    private final List<byte[]> bytes;
    private final int[] idOfByte = new int[256];
    private final @Nullable String[] texts;
    private final Map<String, Integer> idOfText;

    /**
     * @param bytes the bytes of every id in order
     */
    ByteVocabulary(List<byte[]> bytes) {
        this.bytes = List.copyOf(bytes);
        texts = new String[bytes.size()];
        idOfText = new HashMap<>(bytes.size() * 2);
        Arrays.fill(idOfByte, MergeTable.NONE);
        for (int id = 0; id < texts.length; id++) {
            byte[] own = bytes.get(id);
            texts[id] = Utf8.wholeText(own);
            if (texts[id] != null) {
                idOfText.putIfAbsent(texts[id], id);
            }
            if (own.length == 1 && idOfByte[own[0] & 0xFF] == MergeTable.NONE) {
                idOfByte[own[0] & 0xFF] = id;
            }
        }
    }

    int size() {
        return texts.length;
    }

    /** The bytes of an id of this vocabulary; not to be changed. */
    byte[] bytes(int id) {
        return bytes.get(check(id));
    }

    /** The text of an id, or null if its bytes are not whole characters. */
    @Nullable String text(int id) {
        return texts[check(id)];
    }

    /** The text of an id on its own; bytes that are no character stand as {@code <0xE4>}. */
    String shownText(int id) {
        String text = text(id);
        return text != null ? text : ByteText.of(bytes(id));
    }

    /** The token that is exactly this text, or null. */
    @Nullable Integer idOf(String text) {
        return idOfText.get(text);
    }

    /** The token of one byte, or {@link MergeTable#NONE}. */
    int idOfByte(byte b) {
        return idOfByte[b & 0xFF];
    }

    private int check(int id) {
        if (id < 0 || id >= texts.length) {
            throw Problem.input("tokenizer.unknown-id", "", "id", id, "size", texts.length)
                    .asException();
        }
        return id;
    }
}
