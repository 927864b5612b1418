package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.Problem;

/**
 * The sizes of a network for a text of the user's own, as far as a person chooses them.
 *
 * @param layers 1 to 12
 * @param heads in each layer, 1 to 16
 * @param width d_model, 8 to 768; a multiple of the heads
 * @param context tokens, 4 to 256
 */
public record TextSizes(int layers, int heads, int width, int context) {
    /** Larger ones take days and more memory than a laptop has. */
    private static final int MOST_LAYERS = 12;

    private static final int MOST_HEADS = 16;
    private static final int LEAST_WIDTH = 8;
    private static final int MOST_WIDTH = 768;
    private static final int LEAST_CONTEXT = 4;
    private static final int MOST_CONTEXT = 256;

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException naming the number that cannot be
     */
    public TextSizes {
        require("layers", layers, 1, MOST_LAYERS);
        require("heads", heads, 1, MOST_HEADS);
        require("d_model", width, LEAST_WIDTH, MOST_WIDTH);
        require("context", context, LEAST_CONTEXT, MOST_CONTEXT);
        if (width % heads != 0) {
            throw Problem.input("training.heads", "", "width", width, "heads", heads).asException();
        }
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw Problem.input("training.size", name, "value", value, "least", least, "most", most)
                    .asException();
        }
    }

    static TextSizes of(Recipe recipe) {
        Recipe.Network network = recipe.network();
        return new TextSizes(network.nLayers(), network.nHeads(), network.dModel(), network.nCtx());
    }

    /** The recipe with a network of these sizes. */
    public Recipe in(Recipe recipe) {
        Recipe.Network shape = recipe.network();
        return recipe.with(
                new Recipe.Network(
                        layers,
                        heads,
                        width,
                        context,
                        shape.activation(),
                        shape.initStd(),
                        shape.dropout(),
                        shape.family()));
    }

    /** With embeddings, positions and norms; the last layer shares the embedding's weights. */
    long parameters(int vocabulary) {
        long norms = 2L * layers + 1;
        return 12L * layers * width * width + (vocabulary + context + norms) * width;
    }
}
