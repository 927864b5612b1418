package dev.glassbox.visualizers.projector;

import dev.glassbox.visualizers.api.Texts;
import java.util.Set;

/**
 * What this program says of a model's vectors, in the language in use; files speak for themselves.
 */
final class Words {
    private static final Set<String> KNOWN =
            Set.of(
                    "token",
                    "id",
                    "kind",
                    "position",
                    "line",
                    "number",
                    "tokens",
                    "chinese",
                    "letters",
                    "digits",
                    "punctuation",
                    "space",
                    "special",
                    "bytes",
                    "mixed");

    private Words() {}

    /** A column's name, or one of its values. */
    static String of(String word, Source source, Texts texts) {
        return source.kind() != Source.Kind.FILE && KNOWN.contains(word)
                ? texts.text("projector.word." + word)
                : word;
    }
}
