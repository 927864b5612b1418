package dev.glassbox.visualizers.modelmap;

import java.util.List;

/**
 * The shape of a model as its makers published it, quoted and not measured here: {@code
 * modelmap.md} names the sources.
 *
 * @param name as it is known
 * @param layers blocks
 * @param heads query heads
 * @param kvHeads key and value heads
 * @param dModel width of the stream
 * @param dHead width of a head
 * @param dMlp width of the MLP's hidden layer
 * @param dVocab token ids
 * @param nCtx learned positions; 0 where positions are told by turning
 * @param gated whether the MLP has three matrices and norms have a gain alone, as Llama's
 * @param tied whether the unembedding is the embedding once more
 */
record PublishedShape(
        String name,
        int layers,
        int heads,
        int kvHeads,
        int dModel,
        int dHead,
        int dMlp,
        int dVocab,
        int nCtx,
        boolean gated,
        boolean tied) {

    static final List<PublishedShape> ALL =
            List.of(
                    new PublishedShape(
                            "GPT-2 small", 12, 12, 12, 768, 64, 3072, 50_257, 1024, false, true),
                    new PublishedShape(
                            "Llama 3.2 1B", 16, 32, 8, 2048, 64, 8192, 128_256, 0, true, true),
                    new PublishedShape(
                            "Llama 3.1 8B", 32, 32, 8, 4096, 128, 14_336, 128_256, 0, true, false));

    /** Trained numbers in one block. */
    long block() {
        long d = dModel;
        long queries = (long) heads * dHead;
        long keys = (long) kvHeads * dHead;
        long attention = d * queries + 2 * d * keys + queries * d;
        long mlp = (gated ? 3L : 2L) * d * dMlp;
        long biases = gated ? 0 : queries + 2 * keys + d + dMlp + d;
        long norms = gated ? 2 * d : 4 * d;
        return attention + mlp + biases + norms;
    }

    /**
     * Trained numbers of the embeddings: tokens, positions, and the unembedding if it is another.
     */
    long embeddings() {
        return (long) dVocab * dModel * (tied ? 1 : 2) + (long) nCtx * dModel;
    }

    /** All trained numbers. */
    long total() {
        return layers * block() + embeddings() + (gated ? 1L : 2L) * dModel;
    }
}
