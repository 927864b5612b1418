package dev.glassbox.runtime.tokenizer;

import java.util.List;

/**
 * What a model expects around a prompt.
 *
 * @param before the ids put before the text
 * @param after the ids put after it
 */
record Template(List<Integer> before, List<Integer> after) {
    static final Template NONE = new Template(List.of(), List.of());

    Template {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
