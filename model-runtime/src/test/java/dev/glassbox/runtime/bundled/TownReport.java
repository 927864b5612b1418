package dev.glassbox.runtime.bundled;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.tinytown.GrammarChecker;
import dev.glassbox.runtime.tinytown.TextCheck;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the note of {@code tinytown-zh-en} quotes: the share of valid sentences and of true claims
 * by temperature. The argument is the model's folder.
 */
public final class TownReport {
    private static final int TEXTS = 300;
    private static final int TOKENS = 62;

    private TownReport() {}

    /** Prints the report. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        GrammarChecker checker = GrammarChecker.of(TinyTown.of(TownSize.FULL));
        try (LanguageModel model =
                ModelCatalog.bundled(TestModels.bundledRoot()).open(folder.toString())) {
            for (double temperature : new double[] {0.3, 0.8, 1}) {
                List<String> texts = Sampled.texts(model, "。", temperature, TEXTS, TOKENS);
                TextCheck check = checker.check(wholeSentences(texts));
                System.out.printf(
                        Locale.ROOT,
                        "temperature %.1f: %d sentences, valid %.3f; %d claims, true %.3f%n",
                        temperature,
                        check.sentences(),
                        check.validShare(),
                        check.claims(),
                        check.trueShare());
                texts.stream().limit(4).forEach(text -> System.out.println("  " + text));
            }
        }
    }

    /** What was cut off at the end of a text is neither right nor wrong. */
    static String wholeSentences(List<String> texts) {
        StringBuilder whole = new StringBuilder();
        for (String text : texts) {
            int end = Math.max(text.lastIndexOf('。'), text.lastIndexOf(". ") + 1);
            whole.append(text, 0, end == 0 ? 0 : end + 1);
        }
        return whole.toString();
    }
}
