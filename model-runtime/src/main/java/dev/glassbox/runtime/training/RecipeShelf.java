package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every recipe there is: adding one is adding its file. */
public final class RecipeShelf {
    private static final String FOLDER = "recipes";
    private static final String ENDING = ".json";

    private final Map<String, Recipe> recipes;

    private RecipeShelf(Map<String, Recipe> recipes) {
        this.recipes = recipes;
    }

    /** The recipes that come with this runtime. */
    public static RecipeShelf bundled() {
        URL url = RecipeShelf.class.getResource("/" + FOLDER);
        if (url == null) {
            throw new IllegalStateException("no folder " + FOLDER + " on the class path");
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return in(Path.of(uri));
            }
            String whole = uri.toString();
            URI jar = URI.create(whole.substring("jar:".length(), whole.indexOf("!/")));
            try (FileSystem files = FileSystems.newFileSystem(Path.of(jar))) {
                return in(files.getPath("/" + FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot read " + url, e);
        }
    }

    /**
     * The recipes of a folder.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if one is damaged
     */
    public static RecipeShelf in(Path folder) {
        ForeignFiles files = ForeignFiles.standard();
        Map<String, Recipe> recipes = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(RecipeShelf::isRecipe).toList()) {
                Recipe recipe =
                        files.readJson(
                                file,
                                files.limits().files().config(),
                                Recipe.class,
                                UnknownKeys.REFUSED);
                if (!(recipe.name() + ENDING).equals(String.valueOf(file.getFileName()))) {
                    throw new IllegalStateException(
                            file + " calls its recipe " + recipe.name() + "; rename one of them");
                }
                recipes.put(recipe.name(), recipe);
            }
        } catch (IOException e) {
            throw ForeignFiles.unreadable(folder, e);
        }
        return new RecipeShelf(recipes);
    }

    public Set<String> names() {
        return Set.copyOf(recipes.keySet());
    }

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no recipe of that name,
     *     naming those there are
     */
    public Recipe get(String name) {
        Recipe recipe = recipes.get(name);
        if (recipe == null) {
            throw Problem.input(
                            "training.unknown-recipe",
                            name,
                            "known",
                            String.join(", ", List.copyOf(recipes.keySet())))
                    .asException();
        }
        return recipe;
    }

    private static boolean isRecipe(Path file) {
        return String.valueOf(file.getFileName()).endsWith(ENDING);
    }
}
