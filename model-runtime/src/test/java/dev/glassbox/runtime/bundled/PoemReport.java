package dev.glassbox.runtime.bundled;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What the note of {@code tang-poems} quotes: how often the model's poems have the form that was
 * asked for, and how often they rhyme, beside real poems and shuffled ones. Needs the corpus:
 * arguments are the model's folder and the data folder.
 */
public final class PoemReport {
    private static final int POEMS = 100;
    private static final double TEMPERATURE = 0.8;

    private PoemReport() {}

    /** Prints the report. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Recipe recipe = RecipeShelf.bundled().get("tang-poems");
        Corpus corpus = Corpus.of(recipe, Path.of(arguments[1]));
        RhymeBook book = new RhymeBook();
        poems(corpus.trainText()).forEach(poem -> book.read(poem.rhymes()));
        List<PoemForm> unseen = poems(corpus.validationText());
        System.out.printf(
                Locale.ROOT,
                "poems kept apart: %d, rhyme %.3f; their line ends mixed %.3f%n",
                unseen.size(),
                rhyming(book, unseen.stream().map(PoemForm::rhymes).toList()),
                rhyming(book, mixed(unseen)));
        try (LanguageModel model =
                ModelCatalog.bundled(TestModels.bundledRoot()).open(folder.toString())) {
            for (String form : List.of("五言四句：", "七言四句：", "五言八句：", "七言八句：")) {
                List<String> texts = Sampled.texts(model, form, TEMPERATURE, POEMS, 72);
                List<PoemForm> right =
                        texts.stream()
                                .map(text -> PoemForm.of(text.lines().findFirst().orElse("")))
                                .filter(poem -> poem.is(lines(form), length(form)))
                                .toList();
                System.out.printf(
                        Locale.ROOT,
                        "%s form right %.3f, of these rhyme %.3f%n",
                        form,
                        (double) right.size() / POEMS,
                        rhyming(book, right.stream().map(PoemForm::rhymes).toList()));
                texts.stream().limit(6).forEach(text -> System.out.println("  " + text.strip()));
            }
        }
    }

    static int length(String form) {
        return form.startsWith("五") ? 5 : 7;
    }

    static int lines(String form) {
        return form.contains("四句") ? 4 : 8;
    }

    private static List<PoemForm> poems(String text) {
        List<PoemForm> poems = new ArrayList<>();
        text.lines()
                .filter(line -> line.contains("："))
                .forEach(
                        line -> {
                            PoemForm poem = PoemForm.of(line.substring(line.indexOf('：') + 1));
                            if (poem.lines().size() >= 4) {
                                poems.add(poem);
                            }
                        });
        return poems;
    }

    private static double rhyming(RhymeBook book, List<List<String>> ends) {
        return ends.stream().filter(book::rhyme).count() / (double) ends.size();
    }

    /** The same line ends in other poems: what rhymes by chance. */
    private static List<List<String>> mixed(List<PoemForm> poems) {
        List<String> all = new ArrayList<>();
        poems.forEach(poem -> all.addAll(poem.rhymes()));
        SplittableRandom random = new SplittableRandom(1);
        List<List<String>> mixed = new ArrayList<>();
        for (PoemForm poem : poems) {
            mixed.add(
                    poem.rhymes().stream()
                            .map(end -> all.get(random.nextInt(all.size())))
                            .toList());
        }
        return mixed;
    }
}
