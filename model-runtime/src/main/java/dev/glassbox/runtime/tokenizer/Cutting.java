package dev.glassbox.runtime.tokenizer;

import java.util.ArrayList;
import java.util.List;

/** One step that cuts a piece of text into smaller ones ("pre-tokenizer"). */
@FunctionalInterface
interface Cutting {
    Cutting NONE = List::of;

    /** The pieces in order; characters may be left out or put in. */
    List<SourcedText> apply(SourcedText piece);

    /** This step, then another on every piece. */
    default Cutting then(Cutting next) {
        return piece -> {
            List<SourcedText> pieces = new ArrayList<>();
            for (SourcedText part : apply(piece)) {
                pieces.addAll(next.apply(part));
            }
            return pieces;
        };
    }

    /** Cuts as a splitter does. */
    static Cutting by(Splitter splitter) {
        return piece -> {
            List<SourcedText> pieces = new ArrayList<>();
            String text = piece.text();
            for (int start = 0; start < text.length(); ) {
                int end = splitter.end(text, start);
                pieces.add(piece.slice(start, end));
                start = end;
            }
            return pieces;
        };
    }
}
