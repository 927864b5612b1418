package dev.glassbox.visualizers.cache;

import dev.glassbox.runtime.model.ModelConfig;

/**
 * How large a key-value cache is: a key and a value of every key-value head of every layer for
 * every token that can still be seen. Fewer key-value heads than query heads is grouped-query
 * attention (Ainslie et al. 2023, arXiv:2305.13245), one is multi-query attention (Shazeer 2019,
 * arXiv:1911.02150).
 *
 * @param layers of the model
 * @param kvHeads key-value heads a layer
 * @param dHead numbers a key
 * @param window the latest tokens that are kept; 0 for all
 * @param bytes of one number
 */
record CacheSize(int layers, int kvHeads, int dHead, int window, int bytes) {
    private static final int KEY_AND_VALUE = 2;

    /** As the engine keeps it: the model's own heads, every token, float32. */
    static CacheSize own(ModelConfig config) {
        return new CacheSize(config.nLayers(), config.nKvHeads(), config.dHead(), 0, Float.BYTES);
    }

    CacheSize withKvHeads(int newKvHeads) {
        return new CacheSize(layers, newKvHeads, dHead, window, bytes);
    }

    /** What one more token takes, while nothing is forgotten. */
    long perToken() {
        return (long) KEY_AND_VALUE * layers * kvHeads * dHead * bytes;
    }

    /** Tokens kept of so many read. */
    int kept(int tokens) {
        return window == 0 ? tokens : Math.min(tokens, window);
    }

    /** Bytes after so many tokens. */
    long after(int tokens) {
        return perToken() * kept(tokens);
    }
}
