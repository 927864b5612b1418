package dev.glassbox.runtime.experiments;

import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;

/** The recipe of the bundled model of the small TinyTown, on other texts. */
public final class TownRecipe {
    private static final String BUNDLED = "tinytown-small";

    private TownRecipe() {}

    /** As it is. */
    public static Recipe bundled() {
        return RecipeShelf.bundled().get(BUNDLED);
    }

    /**
     * For a text of its own; the rate's decay follows the steps.
     *
     * @param sentences of the text, a tenth of them to validate on
     * @param mix the share of Chinese ones, 0 to 1
     * @param seed of the text
     * @param steps updates
     */
    public static Recipe of(int sentences, double mix, long seed, int steps) {
        Recipe bundled = bundled();
        Recipe.Source source = bundled.corpus();
        Recipe.Town town = new Recipe.Town(size(), sentences, mix, seed);
        return new Recipe(
                        bundled.name(),
                        bundled.licence(),
                        new Recipe.Source(
                                source.file(),
                                source.url(),
                                source.sha256(),
                                source.licence(),
                                source.attribution(),
                                source.form(),
                                source.bpeVocab(),
                                source.lineStarts(),
                                town),
                        bundled.network(),
                        bundled.optimizer(),
                        bundled.schedule(),
                        bundled.breakage())
                .withSteps(steps);
    }

    /** How much of TinyTown it is of. */
    public static String size() {
        Recipe.Town town = bundled().corpus().town();
        if (town == null) {
            throw new IllegalStateException("the recipe " + BUNDLED + " is not of TinyTown");
        }
        return town.size();
    }
}
