package dev.glassbox.app.lab;

import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.Set;

/** A recipe as a person reads it. One that has no words here shows its own name and sizes. */
final class RecipeWords {
    private static final Set<String> KNOWN =
            Set.of(
                    "tinytown-small",
                    "tinytown-zh-en",
                    "shakespeare-char",
                    "tang-poems",
                    "everyday-en-zh");

    private RecipeWords() {}

    static String title(Recipe recipe, Texts texts) {
        return KNOWN.contains(recipe.name())
                ? texts.text("lab.recipe." + recipe.name() + ".title")
                : recipe.name();
    }

    static String about(Recipe recipe, Texts texts) {
        return KNOWN.contains(recipe.name())
                ? texts.text("lab.recipe." + recipe.name() + ".about")
                : sizes(recipe, texts);
    }

    private static String sizes(Recipe recipe, Texts texts) {
        Recipe.Network network = recipe.network();
        return texts.text(
                "lab.recipe.sizes",
                "layers",
                network.nLayers(),
                "heads",
                network.nHeads(),
                "width",
                network.dModel(),
                "context",
                network.nCtx());
    }

    /** Every number that a person may want to know before a run. */
    static String numbers(Recipe recipe, Texts texts) {
        Recipe.Optimizer optimizer = recipe.optimizer();
        return sizes(recipe, texts)
                + "\n"
                + texts.text(
                        "lab.recipe.optimizer",
                        "kind",
                        optimizer.kind(),
                        "rate",
                        Numbers.picture(optimizer.maxLr()),
                        "low",
                        Numbers.picture(optimizer.minLr()),
                        "warmup",
                        optimizer.warmupSteps(),
                        "decay",
                        Numbers.picture(optimizer.weightDecay()),
                        "clip",
                        Numbers.picture(optimizer.clipNorm()),
                        "dropout",
                        Numbers.picture(recipe.dropout()),
                        "batch",
                        recipe.schedule().batch())
                + "\n"
                + texts.text("lab.more.note");
    }
}
