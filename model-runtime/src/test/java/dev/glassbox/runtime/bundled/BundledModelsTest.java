package dev.glassbox.runtime.bundled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.tinytown.GrammarChecker;
import dev.glassbox.runtime.tinytown.Layout;
import dev.glassbox.runtime.tinytown.TextCheck;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.Unit;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bundled models can what is said of them; each bound is the issue's. */
class BundledModelsTest {
    private static final double TEMPERATURE = 0.8;

    private final ModelCatalog catalog = ModelCatalog.bundled(TestModels.bundledRoot());

    @Test
    void tinyTownsModelWritesValidSentences() {
        TinyTown town = TinyTown.of(TownSize.FULL);
        try (LanguageModel model = catalog.open("tinytown-zh-en")) {
            List<String> texts = Sampled.texts(model, "。", TEMPERATURE, 100, 62);
            TextCheck check = GrammarChecker.of(town).check(TownReport.wholeSentences(texts));
            assertThat(check.sentences()).isGreaterThan(150);
            assertThat(check.validShare()).isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void tinyTownsModelIsNearTheFloorOnTextItNeverSaw() {
        Recipe recipe = RecipeShelf.bundled().get("tinytown-zh-en");
        int window = recipe.network().nCtx();
        TinyTown town = TinyTown.of(TownSize.FULL);
        double floor = town.windowFloor(Unit.CHARACTER, Layout.RUNNING, 0.5, window);
        String unseen = town.text(99, 0.5).characters(600, Layout.RUNNING);
        try (LanguageModel model = catalog.open("tinytown-zh-en")) {
            int[] ids = model.tokenizer().orElseThrow().encodeIds(unseen);
            double loss = WindowLoss.of(model, ids, window);
            assertThat(loss).isBetween(0.97 * floor, 1.15 * floor); // 13,000 characters: 2 % noise
        }
    }

    @Test
    void tinyTownsMomentsAreTwentySmallModelsWhoseLossFalls() throws IOException {
        List<Integer> steps = catalog.moments("tinytown-zh-en");
        assertThat(steps).hasSizeBetween(15, 20).startsWith(0).endsWith(lastStep());
        Path folder = TestModels.bundled("tinytown-zh-en").resolve("steps");
        for (int step : steps) {
            assertThat(Files.size(folder.resolve(step + ".safetensors"))).isLessThan(500_000);
        }
        String unseen = TinyTown.of(TownSize.FULL).text(99, 0.5).characters(40, Layout.RUNNING);
        double before = Double.POSITIVE_INFINITY;
        for (int step : List.of(0, steps.get(8), steps.get(13), lastStep())) {
            try (LanguageModel model = catalog.open("tinytown-zh-en@" + step)) {
                int[] ids = model.tokenizer().orElseThrow().encodeIds(unseen);
                double loss = WindowLoss.of(model, ids, 64);
                assertThat(loss).isLessThan(before);
                before = loss;
            }
        }
    }

    @Test
    void quatrainsHaveTheFormThatIsAskedFor() {
        long right = 0;
        try (LanguageModel model = catalog.open("tang-poems")) {
            for (String form : List.of("五言四句：", "七言四句：")) {
                List<String> texts = Sampled.texts(model, form, TEMPERATURE, 100, 40);
                right +=
                        texts.stream()
                                .map(text -> PoemForm.of(text.lines().findFirst().orElse("")))
                                .filter(poem -> poem.is(4, PoemReport.length(form)))
                                .count();
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(190); // 95 % of 200
    }

    @Test
    void everydaySentencesEndAsSentencesDo() {
        try (LanguageModel model = catalog.open("everyday-en-zh")) {
            List<String> english = Sampled.texts(model, "\nI want to", 0.6, 20, 30);
            List<String> chinese = Sampled.texts(model, "\n我想", 0.6, 20, 30);
            assertThat(english)
                    .allSatisfy(text -> assertThat(firstLine(text)).matches("[ -~]+[.?!]"));
            assertThat(chinese.stream().filter(text -> firstLine(text).matches(".+[。？！]")))
                    .hasSizeGreaterThanOrEqualTo(19);
            assertThat(english.stream().distinct().count()).isGreaterThan(10);
        }
    }

    @Test
    void everyBundledModelKnowsItsRecipeAndAnswersInProbabilities() {
        for (String id : catalog.ids()) {
            try (LanguageModel model = catalog.open(id)) {
                assertThat(model.card().recipe()).isEqualTo(id + ", seed 1337");
                float[] logits =
                        model.run(new int[] {1, 2}, TraceRequest.lastLogits(), Cancellation.NONE)
                                .lastLogits();
                assertThat(logits).hasSize(model.config().dVocab());
            }
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static int lastStep() {
        return RecipeShelf.bundled().get("tinytown-zh-en").schedule().steps();
    }
}
