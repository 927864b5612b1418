package dev.glassbox.visualizers.modelmap;

import dev.glassbox.runtime.model.ModelConfig;
import java.util.List;

/**
 * The sizes that shapes are written with.
 *
 * @param pos tokens of the prompt
 * @param dModel width of the residual stream
 * @param heads query heads
 * @param kvHeads key and value heads
 * @param dHead width of a head
 * @param dMlp width of the MLP's hidden layer
 * @param dVocab token ids
 */
record Sizes(int pos, int dModel, int heads, int kvHeads, int dHead, int dMlp, int dVocab) {
    /** Those that a learner may change to see what breaks. */
    static final List<String> CHANGEABLE = List.of("d_head", "n_heads", "d_model", "d_mlp");

    /** The largest value of a changed size. */
    static final int MOST = 99_999;

    static Sizes of(ModelConfig config, int pos) {
        return new Sizes(
                pos,
                config.dModel(),
                config.nHeads(),
                config.nKvHeads(),
                config.dHead(),
                config.dMlp(),
                config.dVocab());
    }

    /** One of the changeable sizes. */
    int get(String size) {
        return switch (size) {
            case "d_head" -> dHead;
            case "n_heads" -> heads;
            case "d_model" -> dModel;
            case "d_mlp" -> dMlp;
            default -> throw new IllegalArgumentException(size);
        };
    }

    /** The same sizes but one. Where every query head has its own keys, these change along. */
    Sizes with(String size, int value) {
        return switch (size) {
            case "d_head" -> new Sizes(pos, dModel, heads, kvHeads, value, dMlp, dVocab);
            case "n_heads" ->
                    new Sizes(
                            pos,
                            dModel,
                            value,
                            kvHeads == heads ? value : kvHeads,
                            dHead,
                            dMlp,
                            dVocab);
            case "d_model" -> new Sizes(pos, value, heads, kvHeads, dHead, dMlp, dVocab);
            case "d_mlp" -> new Sizes(pos, dModel, heads, kvHeads, dHead, value, dVocab);
            default -> throw new IllegalArgumentException(size);
        };
    }
}
