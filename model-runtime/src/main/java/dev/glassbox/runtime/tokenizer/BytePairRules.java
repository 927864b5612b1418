package dev.glassbox.runtime.tokenizer;

/**
 * How a byte-pair tokenizer goes about a text.
 *
 * @param splitter the pieces inside which it merges
 * @param merges the ranked pairs
 * @param wholePieces whether a piece that is itself a token is taken as it is, without merging, as
 *     tiktoken and Llama 3 do
 */
record BytePairRules(Splitter splitter, MergeTable merges, boolean wholePieces) {}
