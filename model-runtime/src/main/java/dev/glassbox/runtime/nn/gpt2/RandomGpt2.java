package dev.glassbox.runtime.nn.gpt2;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.DecoderModel;
import dev.glassbox.runtime.nn.RandomWeights;
import java.util.List;
import java.util.Optional;

/** Networks of GPT-2's build with random weights, for measuring. */
public final class RandomGpt2 {
    private RandomGpt2() {}

    /** The sizes of GPT-2 small (124 million numbers). */
    public static ModelConfig smallShape() {
        return shape(12, 12, 768, 50_257, 1024);
    }

    /** Sizes as GPT-2 has them: an MLP four times as wide as the stream. */
    public static ModelConfig shape(int layers, int heads, int width, int vocabulary, int context) {
        return new ModelConfig(
                Gpt2Config.MODEL_TYPE,
                layers,
                heads,
                heads,
                width,
                width / heads,
                4 * width,
                vocabulary,
                context);
    }

    /**
     * Makes a model; it belongs to the calling thread, which closes it.
     *
     * @param activation as {@code config.json} names it
     * @param seed its weights are drawn from
     */
    public static LanguageModel open(ModelConfig shape, Activation activation, long seed) {
        EngineThread thread = EngineThread.enter();
        NDManager manager = thread.newManager();
        try {
            Gpt2Config config =
                    new Gpt2Config(
                            shape,
                            activation,
                            Gpt2Config.EPSILON,
                            Gpt2Config.Scaling.STANDARD,
                            true);
            Gpt2Network network = new Gpt2Network(config, new RandomWeights(manager, seed));
            return new DecoderModel(thread, manager, network, description(config, seed));
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private static ModelDescription description(Gpt2Config config, long seed) {
        ModelCard card =
                new ModelCard(
                        "random-gpt2",
                        Gpt2Config.MODEL_TYPE,
                        Gpt2Layout.layout(config).parameters(),
                        "random, seed " + seed,
                        "",
                        "",
                        "");
        return new ModelDescription(card, config.shape(), Optional.empty(), List.of());
    }
}
