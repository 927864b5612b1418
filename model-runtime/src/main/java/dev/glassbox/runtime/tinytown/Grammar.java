package dev.glassbox.runtime.tinytown;

import java.util.List;

/** A grammar, read and checked. */
record Grammar(Both<Writing> writing, List<WordClass> classes, List<SentencePattern> patterns) {
    Grammar {
        classes = List.copyOf(classes);
        patterns = List.copyOf(patterns);
    }
}
