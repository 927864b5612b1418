package dev.glassbox.runtime.tinytown;

/** Which sentences are meant. */
enum FactUse {
    /** Grammatical ones that agree with the facts: the text that models learn from. */
    TRUE,
    /** All grammatical ones, whatever they claim. */
    ANY
}
