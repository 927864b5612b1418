package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.trace.Cancellation;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingStepsTest {
    @Test
    void comesToTheNumbersOfTheTrainer(@TempDir Path folder) {
        Recipe recipe = TinyRuns.recipe().withSteps(20);
        Corpus corpus = TinyRuns.corpus(folder);
        TinyRuns.Ear ear = new TinyRuns.Ear();
        TrainingMetrics last =
                new Trainer(recipe, 5, corpus, folder.resolve("run")).start(ear, Cancellation.NONE);

        try (TrainingSteps steps = new TrainingSteps(recipe, 5, corpus)) {
            double loss = 0;
            for (int step = 0; step < 20; step++) {
                loss = steps.step();
            }
            assertThat(steps.done()).isEqualTo(20);
            assertThat(loss).isEqualTo(last.trainLoss());
            assertThat(steps.validationLoss(Cancellation.NONE)).isEqualTo(last.valLoss());
            assertThat(steps.trainingLoss(10)).isCloseTo(last.trainLoss(), within(0.5));
        }
    }

    @Test
    void placesThatNothingIsAskedOfHaveNoPartInTheLoss(@TempDir Path folder) {
        Recipe recipe = TinyRuns.recipe();
        Corpus corpus = TinyRuns.corpus(folder);
        Batch whole = corpus.draw(new Draws(1).at(1, "batch"), 4, 8);
        long[] some = whole.targets().clone();
        Arrays.fill(some, 3, 17, Batch.NOTHING);
        Batch asked = new Batch(whole.inputs(), some, 4, 8);
        try (TrainedNetwork network =
                new TrainedNetwork(
                        Families.plan(recipe, corpus.tokenizer().vocabularySize()),
                        recipe,
                        new Draws(1))) {
            Answers all = network.answer(whole);
            Answers part = network.answer(asked);
            double sum = 0;
            for (int place = 0; place < some.length; place++) {
                assertThat(part.isAsked(place)).isEqualTo(place < 3 || place >= 17);
                sum += part.isAsked(place) ? all.losses()[place] : 0;
            }
            assertThat(part.loss()).isCloseTo(sum / 18, within(1e-6));
            float told = network.step(asked, 1, 1e-3, recipe, false).loss();
            assertThat((double) told).isCloseTo(part.loss(), within(1e-5));
        }
    }

    @Test
    void twoTextsAreACorpusWithOneTokenizer() {
        Corpus corpus = Corpus.ofParts("abcabcabcabc", "abxabxabxabx", 8);
        assertThat(corpus.trainText()).isEqualTo("abcabcabcabc");
        assertThat(corpus.validationText()).isEqualTo("abxabxabxabx");
        assertThat(corpus.tokenizer().vocabularySize()).isEqualTo(4);
        assertThatThrownBy(() -> Corpus.ofParts("abcabcabcabc", "abx", 8))
                .isInstanceOf(IntakeException.class);
    }
}
