package dev.glassbox.runtime.experiments.induction;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.nn.DecoderModel;
import dev.glassbox.runtime.nn.HeapWeights;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.CharacterTokenizer;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The networks of this experiment as models, so that everything that reads models can read them.
 */
public final class InductionModel {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";

    private InductionModel() {}

    /** Writes each token as a letter: they mean nothing. */
    public static Tokenizer tokenizer() {
        return new CharacterTokenizer(
                IntStream.range(0, RepeatedTexts.VOCABULARY)
                        .mapToObj(id -> LETTERS.substring(id, id + 1))
                        .toList());
    }

    /** Opens a trained network; it belongs to the calling thread, which closes it. */
    public static LanguageModel open(Learner learner) {
        EngineThread thread = EngineThread.enter();
        NDManager manager = thread.newManager();
        try {
            Map<String, Tensor> weights = learner.weights();
            AttentionOnlyNetwork network =
                    new AttentionOnlyNetwork(learner.layers(), new HeapWeights(manager, weights));
            return new DecoderModel(
                    thread,
                    manager,
                    network,
                    description(learner.layers(), learner.parameters(), learner.sha256()));
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    static ModelDescription description(int layers, long parameters, String sha256) {
        ModelConfig shape = AttentionOnlyNetwork.shape(layers);
        ModelCard card =
                new ModelCard(
                        "induction-" + layers,
                        shape.modelType(),
                        parameters,
                        "experiment",
                        "induction",
                        "",
                        sha256);
        return new ModelDescription(card, shape, Optional.of(tokenizer()), List.of());
    }
}
