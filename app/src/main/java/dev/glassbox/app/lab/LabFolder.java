package dev.glassbox.app.lab;

import dev.glassbox.runtime.model.ModelMoments;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.FolderRemoval;
import dev.glassbox.runtime.tinytown.Layout;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.Unit;
import dev.glassbox.runtime.training.Breakage;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.runtime.training.SavedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where one run of a plan lies. The name follows from the plan alone, so that the same plan finds
 * its run again after whatever has ended the app.
 *
 * @param path its folder, among the user's models
 * @param data where the texts of recipes lie
 */
record LabFolder(LabPlan plan, Path path, Path data) {
    /** Moments that learners' own runs keep for the time machine. */
    private static final int MOMENTS = 20;

    /**
     * @param models the user's models
     * @param broken whether it is the run that is broken on purpose
     */
    static LabFolder of(LabPlan plan, boolean broken, Path models, Path data) {
        return new LabFolder(plan, models.resolve(name(plan, broken)), data);
    }

    /** {@code lab-tinytown-small-1-800}, and what is broken behind it. */
    static String name(LabPlan plan, boolean broken) {
        String text = plan.text().map(own -> String.format("-%08x", own.hashCode())).orElse("");
        String change =
                plan.settings().isEmpty() ? "" : String.format("-%08x", plan.settings().hashCode());
        return "lab-"
                + plan.recipe()
                + text
                + change
                + "-"
                + plan.seed()
                + "-"
                + plan.steps()
                + (broken ? "-" + plan.beside() : "");
    }

    /**
     * The recipe of the plan as it is trained.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no such recipe or a number
     *     cannot be
     */
    static Recipe recipe(LabPlan plan, boolean broken) {
        Recipe recipe = RecipeShelf.bundled().get(plan.recipe()).withSteps(plan.steps());
        if (plan.text().isPresent()) {
            recipe = recipe.with(recipe.corpus().withBpe(plan.text().get().bpeVocab()));
        }
        for (var change : plan.settings().entrySet()) {
            recipe = recipe.with(change.getKey(), change.getValue());
        }
        if (broken) {
            // what is wrong with such a network cannot be said in a config.json: no moments
            return Breakage.named(plan.beside()).applyTo(recipe.with(recipe.schedule().keeping(0)));
        }
        return recipe.with(recipe.schedule().keeping(MOMENTS));
    }

    Corpus corpus(Recipe recipe) {
        return plan.text().isPresent()
                ? Corpus.read(Path.of(plan.text().get().file()), recipe)
                : Corpus.of(recipe, data);
    }

    Optional<SavedRun> saved() {
        return SavedRun.in(path);
    }

    List<Integer> moments() {
        return ModelMoments.steps(path);
    }

    void remove() {
        new FolderRemoval(Disk.real()).remove(path);
    }

    LabRun.About about(Recipe recipe, Corpus corpus) {
        Recipe.Network network = recipe.network();
        return new LabRun.About(
                String.valueOf(path.getFileName()),
                corpus.tokenizer().vocabularySize(),
                0,
                corpus.trainSize(),
                floor(recipe),
                network.nLayers(),
                network.nHeads());
    }

    /** Exact where the text is TinyTown's; nobody knows it of any other. */
    private static OptionalDouble floor(Recipe recipe) {
        Recipe.Town town = recipe.corpus().town();
        return town == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        TinyTown.of(TownSize.named(town.size()))
                                .windowFloor(
                                        Unit.CHARACTER,
                                        Layout.RUNNING,
                                        town.mix(),
                                        recipe.network().nCtx()));
    }
}
