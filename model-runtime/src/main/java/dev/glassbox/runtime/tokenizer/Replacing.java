package dev.glassbox.runtime.tokenizer;

/**
 * Replaces a text wherever it stands.
 *
 * @param pattern not empty
 */
record Replacing(String pattern, String content) implements Normalizing {
    @Override
    public SourcedText apply(SourcedText source) {
        String text = source.text();
        int found = text.indexOf(pattern);
        if (found < 0) {
            return source;
        }
        SourcedText.Change change = source.new Change();
        int done = 0;
        for (; found >= 0; found = text.indexOf(pattern, done)) {
            change.keep(done, found);
            done = found + pattern.length();
            change.put(content, found, done);
        }
        change.keep(done, text.length());
        return change.done();
    }
}
