package dev.glassbox.runtime.tokenizer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** The long texts of {@code texts.py}, rebuilt by the same rules, and the digest of their ids. */
final class LongTexts {
    static final Map<String, String> BY_TITLE =
            Map.of(
                    "every character", everyCharacter(),
                    "letter", "a".repeat(100_000),
                    "space", " ".repeat(100_000),
                    "lines then spaces", "\n".repeat(50_000) + " ".repeat(50_000),
                    "poem", "床前明月光,疑是地上霜。".repeat(8_334),
                    "no break", "中".repeat(100_000),
                    "mixed", "Hello 世界 👩‍👩‍👧 it's 3.14\n".repeat(4_000));

    private LongTexts() {}

    /** SHA-256 of the ids written with commas. */
    static String digest(int[] ids) {
        String joined =
                Arrays.stream(ids).mapToObj(String::valueOf).collect(Collectors.joining(","));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(joined.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String everyCharacter() {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.getType(c) != Character.SURROGATE) {
                text.append('a').appendCodePoint(c).append('B');
            }
        }
        return text.toString();
    }
}
