package dev.glassbox.runtime.experiments.embeddings;

import dev.glassbox.runtime.experiments.Allowed;
import java.util.List;

/**
 * What may be set.
 *
 * @param sentences of the text
 * @param mix the share of Chinese ones
 * @param width of the embedding
 * @param steps updates of each network
 * @param every steps between two looks
 * @param neighbours of each word that are looked at
 */
public record EmbeddingsSettings(
        int sentences, double mix, int width, int steps, int every, int neighbours) {
    static final int HEADS = 2; // each half as wide as the embedding

    private static final List<String> WIDTHS = List.of("4", "8", "16", "32", "64", "128");

    public EmbeddingsSettings {
        Allowed.range("sentences", sentences, 100, 100_000);
        Allowed.range("mix", mix, 0.0, 1.0);
        Allowed.oneOf("width", String.valueOf(width), WIDTHS);
        Allowed.range("steps", steps, 1, 100_000);
        Allowed.range("every", every, 1, 10_000);
        Allowed.range("neighbours", neighbours, 1, 10);
    }

    boolean looksAt(int step) {
        return step == 0 || step == steps || step % every == 0;
    }
}
