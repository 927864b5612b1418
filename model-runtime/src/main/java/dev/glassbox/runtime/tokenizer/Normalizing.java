package dev.glassbox.runtime.tokenizer;

/** One step that changes a text before it is cut ("normalizer"). */
@FunctionalInterface
interface Normalizing {
    Normalizing NONE = text -> text;

    SourcedText apply(SourcedText text);

    /** This step, then another. */
    default Normalizing then(Normalizing next) {
        return text -> next.apply(apply(text));
    }
}
