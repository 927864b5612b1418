package dev.glassbox.runtime.analysis;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.HandMadeGpt2;
import dev.glassbox.runtime.ReferenceModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeadScoresTest {
    @TempDir Path folder;

    @Test
    void theHeadsOfAModelMadeByHandAreWhatTheyWereMadeFor() {
        try (LanguageModel model = HandMadeModels.induction(folder)) {
            HeadScores text = HeadScores.ofText(model, HandMadeModels.TEXT, Cancellation.NONE);
            assertThat(score(text, HeadKind.PREVIOUS_TOKEN, 0, 0)).isGreaterThan(0.99);
            assertThat(score(text, HeadKind.INDUCTION, 1, 0)).isGreaterThan(0.99);
            assertThat(score(text, HeadKind.CURRENT_TOKEN, 1, 1)).isGreaterThan(0.99);
            // it looks at both positions of the token alike
            assertThat(score(text, HeadKind.DUPLICATE_TOKEN, 0, 1)).isCloseTo(0.5, within(1e-3));
            assertThat(score(text, HeadKind.INDUCTION, 0, 0)).isLessThan(0.01);
            assertThat(score(text, HeadKind.PREVIOUS_TOKEN, 1, 1)).isLessThan(0.01);

            HeadScores random = HeadScores.ofRandomTokens(model, 3, 8, 4, Cancellation.NONE);
            assertThat(score(random, HeadKind.PREVIOUS_TOKEN, 0, 0)).isGreaterThan(0.99);
            // the first position has none before it and looks at itself, so that the repeated
            // first token finds two matches: one of eight queries is half right
            assertThat(score(random, HeadKind.INDUCTION, 1, 0)).isCloseTo(7.5 / 8, within(1e-3));
            assertThat(score(random, HeadKind.DUPLICATE_TOKEN, 0, 1)).isCloseTo(0.5, within(1e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.glassbox.runtime.ReferenceModels#names")
    void theMeansAreThoseOfAPlainLoop(String name) {
        try (LanguageModel model = ReferenceModels.open(name)) {
            int[] ids = {3, 1, 4, 1, 5, 1};
            HeadScores scores = HeadScores.ofText(model, ids, Cancellation.NONE);
            int layer = model.config().nLayers() - 1;
            Trace trace =
                    model.run(
                            ids,
                            new TraceRequest(
                                    Set.of(HookPoint.pattern(layer)), TraceRequest.Logits.LAST),
                            Cancellation.NONE);
            Tensor pattern = trace.get(HookPoint.pattern(layer));
            double previous = 0;
            double first = 0;
            for (int query = 1; query < ids.length; query++) {
                previous += pattern.at(0, 1, query, query - 1) / 5;
                first += pattern.at(0, 1, query, 0) / 5;
            }
            // 1 stands at 1, 3 and 5
            double duplicate =
                    (pattern.at(0, 1, 3, 1) + pattern.at(0, 1, 5, 1) + pattern.at(0, 1, 5, 3)) / 2;
            double induction =
                    (pattern.at(0, 1, 3, 2) + pattern.at(0, 1, 5, 2) + pattern.at(0, 1, 5, 4)) / 2;
            assertThat(score(scores, HeadKind.PREVIOUS_TOKEN, layer, 1))
                    .isCloseTo(previous, within(1e-6));
            assertThat(score(scores, HeadKind.FIRST_TOKEN, layer, 1))
                    .isCloseTo(first, within(1e-6));
            assertThat(score(scores, HeadKind.DUPLICATE_TOKEN, layer, 1))
                    .isCloseTo(duplicate, within(1e-6));
            assertThat(score(scores, HeadKind.INDUCTION, layer, 1))
                    .isCloseTo(induction, within(1e-6));
        }
    }

    @Test
    void aTextWithoutRepetitionHasNoScoreOfIt() {
        try (LanguageModel model = HandMadeModels.induction(folder)) {
            HeadScores scores = HeadScores.ofText(model, new int[] {1, 2, 3}, Cancellation.NONE);
            assertThat(scores.find(HeadKind.INDUCTION)).isEmpty();
            assertThat(scores.find(HeadKind.DUPLICATE_TOKEN)).isEmpty();
            assertThat(scores.find(HeadKind.PREVIOUS_TOKEN)).isPresent();
        }
    }

    @Test
    void randomTokensFollowFromTheSeedAndAreReadTwice() {
        int[] ids = HeadScores.repeated(12, 7, 8, 0);
        assertThat(ids).isEqualTo(HeadScores.repeated(12, 7, 8, 0));
        assertThat(ids).isNotEqualTo(HeadScores.repeated(12, 8, 8, 0));
        assertThat(ids).isNotEqualTo(HeadScores.repeated(12, 7, 8, 1));
        assertThat(Arrays.copyOf(ids, 8)).isEqualTo(Arrays.copyOfRange(ids, 8, 16));
        assertThat(Arrays.stream(ids).distinct()).hasSize(8);
        assertThat(HeadScores.repeated(3, 7, 8, 0)).hasSize(16).containsOnly(0, 1, 2);
    }

    @Test
    void aRepetitionBeyondTheContextIsRefused() {
        try (LanguageModel model = HandMadeModels.induction(folder)) {
            int half = HandMadeGpt2.CONTEXT / 2;
            assertThat(
                            problemOf(
                                            () ->
                                                    HeadScores.ofRandomTokens(
                                                            model,
                                                            1,
                                                            half + 1,
                                                            1,
                                                            Cancellation.NONE))
                                    .id())
                    .isEqualTo("analysis.repeat-length");
            assertThat(HeadScores.ofRandomTokens(model, 1, half, 1, Cancellation.NONE).byKind())
                    .hasSize(5);
        }
    }

    private static double score(HeadScores scores, HeadKind kind, int layer, int head) {
        return scores.find(kind).orElseThrow().at(layer, head);
    }
}
