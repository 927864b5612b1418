package dev.glassbox.visualizers.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.sampling.GenerationLimits;
import dev.glassbox.runtime.sampling.GenerationListener;
import dev.glassbox.runtime.sampling.GenerationSession;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.tinytown.GrammarChecker;
import dev.glassbox.runtime.tinytown.TextCheck;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;
import dev.glassbox.visualizers.testing.Engine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What temperature does to whole texts of a model whose every sentence can be checked. */
class TemperatureTest {
    private static final int TEXTS = 60;
    private static final double[] TEMPERATURES = {0.3, 0.7, 1, 1.5, 2};
    private static final String PROMPT = "Anna puts the red apple in the box. ";

    /** Texts of one temperature, by seeds 0, 1, … */
    private record Texts(double temperature) implements Question<Written> {
        @Override
        public Written answer(OpenModels models, Asking<Written> asking) {
            var model = models.get("tinytown-zh-en");
            Tokenizer tokenizer = model.tokenizer().orElseThrow();
            int[] prompt = tokenizer.encodeIds(PROMPT);
            List<String> texts = new ArrayList<>();
            for (int seed = 0; seed < TEXTS; seed++) {
                SamplingConfig config =
                        SamplingConfig.PLAIN.withTemperature(temperature).withSeed(seed);
                try (GenerationSession session =
                        new GenerationSession(
                                model, prompt, config, new GenerationLimits(28, Set.of()))) {
                    session.play(28, GenerationListener.NONE, asking);
                    texts.add(tokenizer.decode(session.ids()).substring(PROMPT.length()));
                }
            }
            return new Written(texts);
        }
    }

    private record Written(List<String> texts) implements QuestionAnswer {
        @Override
        public long bytes() {
            return texts.size() * 100L;
        }
    }

    /** Different runs of two characters among all of them: distinct-2 (Li et al. 2016). */
    private static double distinct(List<String> texts) {
        Set<String> different = new HashSet<>();
        int all = 0;
        for (String text : texts) {
            for (int at = 0; at + 2 <= text.length(); at++) {
                different.add(text.substring(at, at + 2));
                all++;
            }
        }
        return (double) different.size() / all;
    }

    @Test
    void withTheTemperatureVarietyRisesAndValidSentencesBecomeRarer() {
        GrammarChecker checker = GrammarChecker.of(TinyTown.of(TownSize.FULL));
        List<Double> distinct = new ArrayList<>();
        List<Double> valid = new ArrayList<>();
        for (double temperature : TEMPERATURES) {
            List<String> texts =
                    Engine.answer(new Need.OfQuestion<>(new Texts(temperature))).texts();
            distinct.add(distinct(texts));
            TextCheck check = checker.check(String.join("\n", texts));
            assertThat(check.sentences()).isGreaterThan(TEXTS / 4);
            valid.add(check.validShare());
        }
        for (int i = 1; i < TEMPERATURES.length; i++) {
            assertThat(distinct.get(i))
                    .as("distinct-2 " + distinct)
                    .isGreaterThan(distinct.get(i - 1));
        }
        assertThat(valid.get(0)).as("valid " + valid).isGreaterThan(valid.get(2));
        assertThat(valid.get(2)).as("valid " + valid).isGreaterThan(valid.get(4));
    }
}
