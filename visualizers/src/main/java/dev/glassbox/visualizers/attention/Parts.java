package dev.glassbox.visualizers.attention;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where the second part of a text begins: at the position that the state names, or else behind the
 * first separator that something follows. An encoder's separator counts before a line break, and
 * that before the end of a sentence.
 */
final class Parts {
    private static final Set<String> SEPARATORS = Set.of("[SEP]", "</s>", "<|endoftext|>", "<sep>");
    private static final String SENTENCE_ENDS = ".!?。！？";
    private static final List<Predicate<String>> RULES =
            List.of(
                    token -> SEPARATORS.contains(token.strip()),
                    token -> token.contains("\n"),
                    Parts::endsSentence);

    private Parts() {}

    private static boolean endsSentence(String token) {
        String text = token.strip();
        return !text.isEmpty() && SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /**
     * @param tokens their own texts
     * @return empty where the text is one
     */
    static OptionalInt second(Look look, List<String> tokens) {
        if (look.split() != null) {
            return look.split() < tokens.size()
                    ? OptionalInt.of(look.split())
                    : OptionalInt.empty();
        }
        for (Predicate<String> rule : RULES) {
            for (int i = 0; i < tokens.size() - 1; i++) {
                if (rule.test(tokens.get(i))) {
                    return OptionalInt.of(i + 1);
                }
            }
        }
        return OptionalInt.empty();
    }
}
