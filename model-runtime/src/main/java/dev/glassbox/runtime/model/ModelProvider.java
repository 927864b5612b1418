package dev.glassbox.runtime.model;

import dev.glassbox.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One family of models, found by {@link java.util.ServiceLoader}: adding a family is adding one
 * folder and its services line.
 */
public interface ModelProvider {
    /** The {@code model_type} values of {@code config.json} that this family reads. */
    java.util.Set<String> modelTypes();

    /**
     * Describes a folder without the engine and without taking native memory.
     *
     * @param origin what {@link ModelCard#origin()} shall say
     * @throws dev.glassbox.runtime.intake.IntakeException if anything but the values of the weights
     *     is not as it must be
     */
    ModelDescription describe(Path folder, String origin);

    /**
     * Opens a folder in the Hugging Face layout. Everything is checked before native memory is
     * taken.
     *
     * @param folder its {@code config.json}, weights and tokenizer files; may lie in a zip file
     *     system
     * @param origin what {@link ModelCard#origin()} shall say
     * @throws dev.glassbox.runtime.intake.IntakeException if anything in the folder is not as it
     *     must be
     */
    LanguageModel open(Path folder, String origin);

    /**
     * One tensor of a folder's weights, on the heap and without the engine.
     *
     * @param tensor by the family's own name, without what programs put before every name
     * @return absent if a model of this folder's settings has no such tensor
     * @throws dev.glassbox.runtime.intake.IntakeException if the weights are not as they must be
     */
    Optional<Tensor> weight(Path folder, String tensor);

    /** The family's own name of a matrix; absent if it has none. */
    Optional<String> nameOf(EmbeddingMatrix matrix);
}
