package dev.glassbox.app.lab;

import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.runtime.model.ModelFolder;
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
import dev.glassbox.runtime.training.SizeAdvice;
import dev.glassbox.runtime.training.TextSizes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.CRC32;

/**
 * Where one run of a plan lies. The name follows from the plan alone, so that the same plan finds
 * its run again after whatever has ended the app.
 *
 * @param broken whether it is the run that is broken on purpose
 * @param path its folder, among the user's models
 * @param data where texts lie
 */
record LabFolder(LabPlan plan, boolean broken, Path path, LabData data) {
    /** Moments that learners' own runs keep for the time machine. */
    private static final int MOMENTS = 20;

    /**
     * The runs of a plan, the healthy one first.
     *
     * @param models the user's models
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no such recipe
     */
    static List<LabFolder> of(LabPlan plan, Path models, LabData data) {
        RecipeShelf.bundled().get(plan.recipe()); // no other name becomes a folder's
        List<LabFolder> folders = new ArrayList<>();
        folders.add(new LabFolder(plan, false, models.resolve(name(plan, false)), data));
        if (!plan.beside().isEmpty()) {
            folders.add(new LabFolder(plan, true, models.resolve(name(plan, true)), data));
        }
        return folders;
    }

    /**
     * {@code lab-tinytown-small-1-800}: recipe, seed and steps, before the seed a number made of
     * the text and the settings where these are others than the recipe's, at the end what is
     * broken.
     */
    static String name(LabPlan plan, boolean broken) {
        return "lab-"
                + plan.recipe()
                + other(plan)
                + "-"
                + plan.seed()
                + "-"
                + plan.steps()
                + (broken ? "-" + plan.beside() : "");
    }

    private static String other(LabPlan plan) {
        String text = plan.text().map(LabFolder::words).orElse("");
        String all = text + "\n" + plan.settings();
        if (text.isEmpty() && plan.settings().isEmpty()) {
            return "";
        }
        CRC32 sum = new CRC32();
        sum.update(all.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "-%08x", sum.getValue());
    }

    /** What makes a text and its cutting another one. */
    private static String words(LabPlan.OwnText own) {
        TextSource source = own.source();
        String which = source.isKept() ? source.sha256() : source.file();
        String sizes = own.sizes().map(chosen -> "\n" + chosen).orElse("");
        return which + source.column() + "\n" + own.bpeVocab() + sizes;
    }

    /**
     * The recipe of the plan as this run trains by it.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if a number cannot be
     */
    Recipe recipe() {
        Recipe recipe = healthy();
        if (!broken) {
            return recipe.with(recipe.schedule().keeping(MOMENTS));
        }
        Breakage wrong = Breakage.named(plan.beside());
        // a network that is broken itself cannot be opened again: no config.json could say how
        int moments = wrong.hook().isEmpty() ? MOMENTS : 0;
        return wrong.applyTo(recipe.with(recipe.schedule().keeping(moments)));
    }

    private Recipe healthy() {
        return planned(RecipeShelf.bundled().get(plan.recipe()), plan);
    }

    /**
     * A recipe with the plan's own numbers.
     *
     * @param shelved the recipe of that name, as it is on the shelf
     * @throws dev.glassbox.runtime.intake.IntakeException if a number cannot be
     */
    static Recipe planned(Recipe shelved, LabPlan plan) {
        Recipe recipe = shelved.withSteps(plan.steps());
        if (plan.text().isPresent()) {
            LabPlan.OwnText own = plan.text().get();
            String name = own.source().title();
            recipe = recipe.with(new Recipe.Source(name, "", "", "").withBpe(own.bpeVocab()));
            if (own.sizes().isPresent()) {
                TextSizes sizes = own.sizes().get();
                recipe = SizeAdvice.lasting(sizes.in(recipe), plan.steps());
            }
        }
        for (var change : plan.settings().entrySet()) {
            recipe = recipe.with(change.getKey(), change.getValue());
        }
        return recipe;
    }

    /**
     * A number that is asked of the healthy run as this run takes it: a learning rate that is wrong
     * by a factor stays so.
     *
     * @param what as {@code Adjustment#what()}
     * @throws dev.glassbox.runtime.intake.IntakeException if the value cannot be
     */
    double own(String what, double value) {
        Recipe asked = healthy().with(what, value);
        if (!broken) {
            return value;
        }
        Recipe.Optimizer wrong = Breakage.named(plan.beside()).applyTo(asked).optimizer();
        return switch (what) {
            case "max_lr" -> wrong.maxLr();
            case "min_lr" -> wrong.minLr();
            default -> value;
        };
    }

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if the text is not there, is another one,
     *     or cannot be learnt
     */
    Corpus corpus(Recipe recipe) {
        return plan.text().isPresent()
                ? Corpus.of(recipe, data.own().read(plan.text().get().source()))
                : Corpus.of(recipe, data.recipes());
    }

    Optional<SavedRun> saved() {
        return SavedRun.in(path);
    }

    /**
     * The moments that were kept.
     *
     * @param done updates; what a kill left behind of later ones is of this run no more
     */
    List<Integer> moments(int done) {
        return ModelMoments.steps(path).stream().filter(step -> step <= done).toList();
    }

    void remove() {
        new FolderRemoval(Disk.real()).remove(path);
    }

    /** The run that was begun here before, without the text or the engine. */
    LabRun waiting() {
        Recipe recipe = recipe();
        return saved().map(found -> waiting(found, recipe)).orElse(LabRun.NONE);
    }

    private LabRun waiting(SavedRun found, Recipe recipe) {
        // a kill may have come between the last checkpoint and the model
        boolean whole = broken || Files.isRegularFile(path.resolve(ModelFolder.CONFIG));
        boolean done = found.step() == plan.steps() && whole;
        Recipe.Network network = recipe.network();
        return new LabRun(
                done ? Phase.DONE : Phase.PAUSED,
                found.step(),
                plan.steps(),
                found.log(),
                List.of(),
                List.of(),
                found.adjustments(),
                moments(found.step()),
                new LabRun.About(
                        id(), 0, 0, 0, OptionalDouble.empty(), network.nLayers(), network.nHeads()),
                Optional.empty());
    }

    /** The id under which the library has its moments. */
    String id() {
        return String.valueOf(path.getFileName());
    }

    /** All that is known before the first step; the floor takes a moment. */
    LabRun.About about(Recipe recipe, Corpus corpus) {
        Recipe.Network network = recipe.network();
        return new LabRun.About(
                id(),
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
