package dev.glassbox.runtime.model;

/**
 * The shape of a Transformer, in the field's names.
 *
 * @param modelType the Hugging Face {@code model_type}, such as {@code gpt2}
 * @param nLayers number of blocks
 * @param nHeads query heads a layer
 * @param nKvHeads key and value heads a layer; equal to {@code nHeads} unless heads are grouped
 * @param dModel width of the residual stream
 * @param dHead width of one head
 * @param dMlp width of the MLP's hidden layer; 0 where blocks have no MLP
 * @param dVocab number of token ids
 * @param nCtx longest input, in tokens
 */
public record ModelConfig(
        String modelType,
        int nLayers,
        int nHeads,
        int nKvHeads,
        int dModel,
        int dHead,
        int dMlp,
        int dVocab,
        int nCtx) {
    public ModelConfig {
        if (nLayers < 1
                || nHeads < 1
                || nKvHeads < 1
                || dModel < 1
                || dHead < 1
                || dMlp < 0
                || dVocab < 1
                || nCtx < 1) {
            throw new IllegalArgumentException(
                    "every size of a model is at least 1 (d_mlp 0): layers "
                            + nLayers
                            + ", heads "
                            + nHeads
                            + "/"
                            + nKvHeads
                            + ", d_model "
                            + dModel
                            + ", d_head "
                            + dHead
                            + ", d_mlp "
                            + dMlp
                            + ", d_vocab "
                            + dVocab
                            + ", n_ctx "
                            + nCtx);
        }
        if (nHeads % nKvHeads != 0) {
            throw new IllegalArgumentException(
                    nHeads + " query heads cannot share " + nKvHeads + " key heads evenly");
        }
    }
}
