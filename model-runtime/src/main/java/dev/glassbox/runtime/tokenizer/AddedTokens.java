package dev.glassbox.runtime.tokenizer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The {@code added_tokens} of a {@code tokenizer.json}: tokens found in the text as they are
 * written, before anything else cuts it. The special ones are found only where asked; the others
 * always.
 */
final class AddedTokens {
    private final SpecialTokens rawOrdinary;
    private final SpecialTokens rawAll;
    private final SpecialTokens normalizedOrdinary;
    private final SpecialTokens normalizedAll;
    private final Set<Integer> ids = new HashSet<>();
    private final Set<Integer> special = new HashSet<>();

    /**
     * One added token.
     *
     * @param normalized whether it is looked for in the normalized text
     * @param special whether it controls the model rather than being text
     */
    record Added(int id, String content, boolean normalized, boolean special) {}

    /**
     * @param normalizing applied to the content of normalized tokens too
     */
    AddedTokens(List<Added> tokens, Normalizing normalizing) {
        Map<String, Integer> raw = new HashMap<>();
        Map<String, Integer> rawText = new HashMap<>();
        Map<String, Integer> normalized = new HashMap<>();
        Map<String, Integer> normalizedText = new HashMap<>();
        for (Added token : tokens) {
            ids.add(token.id);
            if (token.special) {
                special.add(token.id);
            }
            String content = token.content;
            if (token.normalized) {
                content = normalizing.apply(SourcedText.plain(content)).text();
            }
            if (!content.isEmpty()) {
                (token.normalized ? normalized : raw).put(content, token.id);
                if (!token.special) {
                    (token.normalized ? normalizedText : rawText).put(content, token.id);
                }
            }
        }
        rawAll = new SpecialTokens(raw);
        rawOrdinary = new SpecialTokens(rawText);
        normalizedAll = new SpecialTokens(normalized);
        normalizedOrdinary = new SpecialTokens(normalizedText);
    }

    /** Those looked for in the text as it is. */
    SpecialTokens raw(boolean special) {
        return special ? rawAll : rawOrdinary;
    }

    /** Those looked for in the normalized text. */
    SpecialTokens normalized(boolean special) {
        return special ? normalizedAll : normalizedOrdinary;
    }

    boolean contains(int id) {
        return ids.contains(id);
    }

    boolean isSpecial(int id) {
        return special.contains(id);
    }
}
