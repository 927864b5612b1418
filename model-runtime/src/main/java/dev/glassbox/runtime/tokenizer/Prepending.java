package dev.glassbox.runtime.tokenizer;

/** Puts a text before every text that is not empty. */
record Prepending(String prefix) implements Normalizing {
    @Override
    public SourcedText apply(SourcedText source) {
        if (source.isEmpty()) {
            return source;
        }
        SourcedText.Change change = source.new Change();
        change.put(prefix, 0, 0);
        change.keep(0, source.text().length());
        return change.done();
    }
}
