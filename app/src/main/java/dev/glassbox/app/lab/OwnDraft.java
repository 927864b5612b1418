package dev.glassbox.app.lab;

import dev.glassbox.runtime.training.TextSizes;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A text of one's own that is being made ready, as far as it shall outlast the app.
 *
 * @param open whether its form is on screen
 * @param source the text; absent: none yet
 * @param bpeVocab tokens of a byte-pair tokenizer, 0 for one token a character; absent: as advised
 * @param sizes of the network; absent: as advised
 * @param steps updates in all; absent: as advised
 * @param name under which the model is to be saved; empty: one is proposed
 */
public record OwnDraft(
        boolean open,
        Optional<TextSource> source,
        OptionalInt bpeVocab,
        Optional<TextSizes> sizes,
        OptionalInt steps,
        String name) {

    /** Nobody has given a text. */
    public static final OwnDraft NONE =
            new OwnDraft(
                    false,
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    "");

    OwnDraft opened(boolean wanted) {
        return new OwnDraft(wanted, source, bpeVocab, sizes, steps, name);
    }

    /** Another text, of which nothing is chosen yet. */
    OwnDraft of(Optional<TextSource> other) {
        return new OwnDraft(
                open, other, OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), "");
    }

    /** The same text, read from another column: the choices about it stay. */
    OwnDraft reading(TextSource other) {
        return new OwnDraft(open, Optional.of(other), bpeVocab, sizes, steps, name);
    }

    /** Cut in another way, for which other sizes are advised. */
    OwnDraft cut(int vocabulary) {
        return new OwnDraft(
                open,
                source,
                OptionalInt.of(vocabulary),
                Optional.empty(),
                OptionalInt.empty(),
                name);
    }

    OwnDraft sized(TextSizes chosen) {
        return new OwnDraft(open, source, bpeVocab, Optional.of(chosen), steps, name);
    }

    OwnDraft lasting(int chosen) {
        return new OwnDraft(open, source, bpeVocab, sizes, OptionalInt.of(chosen), name);
    }

    /** With the advised sizes and steps. */
    OwnDraft advised() {
        return new OwnDraft(open, source, bpeVocab, Optional.empty(), OptionalInt.empty(), name);
    }

    OwnDraft named(String chosen) {
        return new OwnDraft(open, source, bpeVocab, sizes, steps, chosen);
    }
}
