package dev.glassbox.runtime.tokenizer;

import java.util.function.IntFunction;

/** Changes every character on its own; an empty text removes it. */
record CharacterMapping(IntFunction<String> mapping) implements Normalizing {
    @Override
    public SourcedText apply(SourcedText source) {
        String text = source.text();
        SourcedText.Change change = source.new Change();
        for (int start = 0; start < text.length(); ) {
            int end = Scan.next(text, start);
            String mapped = mapping.apply(text.codePointAt(start));
            if (mapped.contentEquals(text.subSequence(start, end))) {
                change.keep(start, end);
            } else {
                change.put(mapped, start, end);
            }
            start = end;
        }
        return change.done();
    }
}
