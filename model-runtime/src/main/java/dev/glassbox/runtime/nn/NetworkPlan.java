package dev.glassbox.runtime.nn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TensorLayout;
import java.util.function.Function;

/**
 * A network before it has weights: what a training builds, and later writes down.
 *
 * @param config its {@code config.json}
 * @param shape the sizes
 * @param layout the tensors that its file must hold
 * @param build makes it with weights from elsewhere
 */
public record NetworkPlan(
        JsonNode config,
        ModelConfig shape,
        TensorLayout layout,
        Function<WeightSource, DecoderNetwork> build) {}
