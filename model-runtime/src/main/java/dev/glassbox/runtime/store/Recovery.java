package dev.glassbox.runtime.store;

import java.util.Optional;

/**
 * Which copy of a document to believe, as a pure table. The rule: the newest intact one, by
 * generation and never by time; and a copy from a later version of the app is left alone.
 */
final class Recovery {
    private Recovery() {}

    /** What was found under one name. */
    sealed interface Copy permits Missing, Damaged, Intact {}

    /** No such file. */
    record Missing() implements Copy {}

    /** A file whose bytes are not as they were written; an empty one too. */
    record Damaged() implements Copy {}

    /** A file exactly as it was written. */
    record Intact(Envelope envelope) implements Copy {}

    /**
     * @param outcome what became of it
     * @param chosen the copy to believe, if there is one
     * @param currentChosen whether that is the current one, which alone may become the previous one
     */
    record Choice(Outcome outcome, Optional<Envelope> chosen, boolean currentChosen) {}

    /**
     * @param schema the newest format this version of the app reads
     */
    static Choice choose(Copy current, Copy previous, int schema) {
        Optional<Envelope> first = intact(current);
        Optional<Envelope> second = intact(previous);
        if (isLater(first, schema) || isLater(second, schema)) {
            return new Choice(Outcome.FROM_LATER_VERSION, Optional.empty(), false);
        }
        boolean secondIsNewer =
                second.isPresent()
                        && (first.isEmpty()
                                || second.get().generation() > first.get().generation());
        if (secondIsNewer) {
            return new Choice(Outcome.FELL_BACK, second, false);
        }
        if (first.isPresent()) {
            return new Choice(Outcome.CURRENT, first, true);
        }
        boolean nothing = current instanceof Missing && previous instanceof Missing;
        return new Choice(nothing ? Outcome.NONE : Outcome.LOST, Optional.empty(), false);
    }

    private static Optional<Envelope> intact(Copy copy) {
        return copy instanceof Intact intact ? Optional.of(intact.envelope()) : Optional.empty();
    }

    private static boolean isLater(Optional<Envelope> envelope, int schema) {
        return envelope.isPresent() && envelope.get().schema() > schema;
    }
}
