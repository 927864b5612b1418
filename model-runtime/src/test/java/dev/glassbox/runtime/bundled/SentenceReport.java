package dev.glassbox.runtime.bundled;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.ngram.CharacterNgrams;
import dev.glassbox.runtime.ngram.KneserNey;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the note of {@code everyday-en-zh} quotes: bits per character on the validation part beside
 * those of counting models, and how forty prompts go on. Needs the corpus: arguments are the
 * model's folder, the data folder and the file with the prompts, one a line.
 */
public final class SentenceReport {
    private static final int ORDER = 4;
    private static final double TEMPERATURE = 0.6;
    private static final int TOKENS = 40;

    private SentenceReport() {}

    /** Prints the report. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Recipe recipe = RecipeShelf.bundled().get("everyday-en-zh");
        Corpus corpus = Corpus.of(recipe, Path.of(arguments[1]));
        String unseen = corpus.validationText();
        long characters = unseen.codePoints().count();
        int tokens = corpus.size() - corpus.trainSize();
        double nats = finalLoss(folder) * tokens / characters;
        System.out.printf(
                Locale.ROOT,
                "validation: %d tokens, %d characters, network %.4f bits per character%n",
                tokens,
                characters,
                nats / Math.log(2));
        for (int order = 2; order <= ORDER + 1; order++) {
            System.out.printf(
                    Locale.ROOT,
                    "%d-gram: Kneser-Ney %.4f, add 0.1 %.4f bits per character%n",
                    order,
                    KneserNey.count(corpus.trainText(), order).loss(unseen) / Math.log(2),
                    CharacterNgrams.count(corpus.trainText(), order, 0.1).loss(unseen)
                            / Math.log(2));
        }
        List<String> prompts = Files.readAllLines(Path.of(arguments[2]), StandardCharsets.UTF_8);
        try (LanguageModel model =
                ModelCatalog.bundled(TestModels.bundledRoot()).open(folder.toString())) {
            for (String prompt : prompts) {
                String text = Sampled.texts(model, prompt, TEMPERATURE, 1, TOKENS).get(0);
                System.out.println(
                        "| " + prompt + " | " + text.strip().replace("\n", " ⏎ ") + " |");
            }
        }
    }

    /** The last validation loss that the training wrote down, in nats a token. */
    private static double finalLoss(Path folder) throws IOException {
        String note = Files.readString(folder.resolve("MODEL.json"));
        java.util.regex.Matcher losses =
                java.util.regex.Pattern.compile("\"val_loss\": ([0-9.]+)").matcher(note);
        double last = Double.NaN;
        while (losses.find()) {
            last = Double.parseDouble(losses.group(1));
        }
        return last;
    }
}
