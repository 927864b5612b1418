package dev.glassbox.runtime.tokenizer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The split patterns that are known, by their regular expressions as files write them. Foreign
 * expressions are never run: one can be written that takes for ever.
 */
final class SplitPatterns {
    private static final String SYMBOLS_AND_SPACES =
            "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    private static final String CL100K =
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}%s"
                    + SYMBOLS_AND_SPACES;
    private static final String WORD =
            "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+%1$s"
                    + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*%1$s";
    private static final String O200K_REST =
            "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final Map<String, Splitter> KNOWN =
            Map.of(
                    "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
                    new Gpt2Splitter(),
                    String.format(CL100K, "{1,3}"),
                    new Cl100kSplitter(3),
                    String.format(CL100K, ""),
                    new Cl100kSplitter(1),
                    String.format(WORD, "(?i:'s|'t|'re|'ve|'m|'ll|'d)?")
                            + "|\\p{N}{1,3}"
                            + O200K_REST,
                    new O200kSplitter(3, true),
                    String.format(WORD, "") + "|\\p{N}" + O200K_REST,
                    new O200kSplitter(1, false));

    private SplitPatterns() {}

    /** The splitter of an expression, or null if it is not known. */
    static @Nullable Splitter find(String expression) {
        return KNOWN.get(expression);
    }
}
