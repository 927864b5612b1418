package dev.glassbox.runtime.training;

import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.ModelProvider;
import dev.glassbox.runtime.nn.DecoderProvider;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.nn.NetworkSizes;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The families that can be trained: every one of the runtime that writes text. */
final class Families {
    private Families() {}

    /**
     * The network of a recipe.
     *
     * @param vocabulary number of tokens
     * @throws dev.glassbox.runtime.intake.IntakeException if the recipe's family cannot be trained,
     *     or not at these sizes
     */
    static NetworkPlan plan(Recipe recipe, int vocabulary) {
        Recipe.Network sizes = recipe.network();
        Map<String, DecoderProvider<?>> families = trainable();
        Numbers.oneOf("family", sizes.family(), families.keySet());
        return Objects.requireNonNull(families.get(sizes.family()))
                .plan(
                        new NetworkSizes(
                                sizes.nLayers(),
                                sizes.nHeads(),
                                sizes.dModel(),
                                sizes.nCtx(),
                                vocabulary,
                                sizes.activation()));
    }

    private static Map<String, DecoderProvider<?>> trainable() {
        Map<String, DecoderProvider<?>> families = new TreeMap<>();
        for (ModelProvider provider : ModelCatalog.providersOnClassPath()) {
            if (provider instanceof DecoderProvider<?> decoder) {
                decoder.modelTypes().forEach(type -> families.put(type, decoder));
            }
        }
        return families;
    }
}
