package dev.glassbox.app.shell;

import dev.glassbox.app.health.AdviceTexts;
import dev.glassbox.app.lab.LabDoors;
import dev.glassbox.app.lab.LabRun;
import dev.glassbox.app.lab.Remark;
import dev.glassbox.app.lab.Shown;
import dev.glassbox.app.lesson.StageViewModel;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.visualizers.api.PromptedState;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the window lends to the training lab. Lives as the app. */
public final class LabHouse implements LabDoors {
    /** Recipes for texts of one's own are chosen by choosing a text. */
    private static final String FOR_TEXTS = "text-";

    private final ShellViewModel shell;
    private final ModelCatalog models;
    private final List<String> withMoments;
    private final RecipeShelf shelf;
    private final List<Recipe> recipes;
    private @Nullable StageViewModel stage;

    /**
     * @param models opens the moments
     * @param withMoments ids of bundled models whose training may have been kept
     */
    public LabHouse(
            ShellViewModel shell,
            ModelCatalog models,
            RecipeShelf shelf,
            List<String> withMoments) {
        this.shell = shell;
        this.models = models;
        this.shelf = shelf;
        this.withMoments = List.copyOf(withMoments);
        recipes =
                shelf.names().stream()
                        .filter(name -> !name.startsWith(FOR_TEXTS))
                        .map(shelf::get)
                        .sorted(Comparator.comparingLong(LabHouse::work))
                        .toList();
    }

    /** What takes less time comes first. */
    private static long work(Recipe recipe) {
        Recipe.Network network = recipe.network();
        long weights = 12L * network.nLayers() * network.dModel() * network.dModel();
        Recipe.Schedule schedule = recipe.schedule();
        return weights * network.nCtx() * schedule.batch() * schedule.steps();
    }

    @Override
    public List<Recipe> recipes() {
        return recipes;
    }

    @Override
    public Optional<Recipe> recipe(String name) {
        return shelf.names().contains(name) ? Optional.of(shelf.get(name)) : Optional.empty();
    }

    @Override
    public List<Kept> kept() {
        return withMoments.stream()
                .map(id -> new Kept(id, models.moments(id)))
                .filter(kept -> kept.steps().size() > 1)
                .toList();
    }

    @Override
    public StageViewModel stage() {
        StageViewModel made = stage;
        if (made == null) {
            ShellParts parts = shell.parts();
            made = new StageViewModel(parts.visualizers(), parts.needs().open(), parts.json());
            stage = made;
        }
        return made;
    }

    @Override
    public List<String> visualizers() {
        VisualizerCatalog catalog = shell.parts().visualizers();
        return catalog.ids().stream()
                .filter(id -> catalog.byId(id).filter(LabHouse::readsPrompts).isPresent())
                .toList();
    }

    private static boolean readsPrompts(Visualizer<?, ?, ?> visualizer) {
        return PromptedState.class.isAssignableFrom(visualizer.stateType());
    }

    /** Nobody yet. */
    @Override
    public Optional<List<Remark>> health(Shown shown) {
        List<Remark> remarks = new ArrayList<>(remarks(shown, shown.run(), title -> title));
        shown.beside()
                .ifPresent(
                        broken ->
                                remarks.addAll(
                                        remarks(
                                                shown,
                                                broken,
                                                title ->
                                                        shown.texts()
                                                                .text(
                                                                        "lab.advice.of",
                                                                        "run",
                                                                        shown.brokenName(),
                                                                        "title",
                                                                        title))));
        return Optional.of(remarks);
    }

    private static List<Remark> remarks(Shown shown, LabRun run, UnaryOperator<String> named) {
        return run.advice().stream()
                .map(
                        one ->
                                new Remark(
                                        one.severity().name().toLowerCase(Locale.ROOT),
                                        named.apply(shown.texts().text(AdviceTexts.title(one))),
                                        shown.texts().text(AdviceTexts.seen(one)),
                                        shown.texts().text(AdviceTexts.todo(one)),
                                        one.finding().topic()))
                .toList();
    }

    @Override
    public Optional<Runnable> lesson(String topic) {
        Optional<Lesson> found =
                shell.course().lessons().stream()
                        .filter(one -> one.id().equals(topic) || one.coverage().contains(topic))
                        .findFirst();
        return found.map(
                lesson ->
                        () -> {
                            shell.open(lesson.id(), "1");
                            shell.go(Place.LEARN);
                        });
    }
}
