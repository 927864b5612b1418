package dev.glassbox.visualizers.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Engine;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ComparisonVisualizer VISUALIZER = new ComparisonVisualizer();
    private static final ComparisonState START = VISUALIZER.initialState();

    private static ComparisonAnswer answer(ComparisonState state) {
        return Engine.answer(VISUALIZER.needs(state));
    }

    private static ComparisonFrame frame(ComparisonState state) {
        return VISUALIZER.frame(state, answer(state));
    }

    private static double[] softmax(float[] logits) {
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logits[i]);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    @Test
    void aModelIsComparedWithItsOwnPast() {
        ComparisonAnswer answer = answer(START);
        Alignment all = Alignment.of(answer.a(), answer.b());
        assertThat(all.sameVocabulary()).isTrue();
        double[] a = softmax(answer.a().trace().lastLogits());
        double[] b = softmax(answer.b().trace().lastLogits());
        double moved = 0;
        double kl = 0;
        double back = 0;
        for (int i = 0; i < a.length; i++) {
            moved += Math.max(0, a[i] - b[i]);
            kl += a[i] * Math.log(a[i] / b[i]);
            back += b[i] * Math.log(b[i] / a[i]);
        }
        assertThat(all.totalVariation()).isCloseTo(moved, within(1e-9));
        assertThat(all.divergence()).isCloseTo(kl, within(1e-6));
        assertThat(all.divergenceBack()).isCloseTo(back, within(1e-6));
        ComparisonFrame frame = VISUALIZER.frame(START, answer);
        assertThat(frame.facts())
                .containsEntry("next-token-b", "酸") // learnt by the end
                .containsEntry("same", "false");
        assertThat(frame.models()).contains("tinytown-zh-en", "tang-poems", "tinytown-zh-en@750");
        assertThat(frame.next())
                .isSortedAccordingTo(
                        (x, y) ->
                                Double.compare(Math.abs(y.difference()), Math.abs(x.difference())));
    }

    @Test
    void twoVocabulariesAreComparedByTheTextsOfTheirTokens() {
        ComparisonState state =
                START.withModel("shakespeare-char")
                        .withPrompt("ROMEO:")
                        .withOtherPrompt("Where is Tom? ");
        ComparisonAnswer answer = answer(state);
        Alignment all = Alignment.of(answer.a(), answer.b());
        assertThat(all.sameVocabulary()).isFalse();
        assertThat(all.common()).isPositive();
        assertThat(all.onlyB()).isGreaterThan(100); // Chinese characters
        assertThat(all.rows().stream().mapToDouble(r -> Double.isNaN(r.a()) ? 0 : r.a()).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(all.rows().stream().mapToDouble(r -> Double.isNaN(r.b()) ? 0 : r.b()).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(all.divergenceBack()).isInfinite();
        double massB =
                all.rows().stream()
                        .filter(r -> Double.isNaN(r.a()))
                        .mapToDouble(Alignment.Row::b)
                        .sum();
        assertThat(all.massOnlyB()).isCloseTo(massB, within(1e-12));
        ComparisonFrame frame = VISUALIZER.frame(state, answer);
        String notice = Bundled.texts("en").text(frame.notice().orElseThrow());
        assertThat(notice).contains(all.common() + " tokens are in both").contains("KL");
        assertThat(frame.facts().get("next-token-a")).isEqualTo("\n");
    }

    @Test
    void patternsOfAsManyTokensAreSubtracted() {
        ComparisonFrame frame = frame(START.withShown(Shown.PATTERN).withLayer(1).withHead(2));
        Pattern a = frame.a().orElseThrow();
        Pattern b = frame.b().orElseThrow();
        double[] difference = frame.difference().orElseThrow();
        int size = a.size();
        assertThat(size).isEqualTo(11);
        for (int query = 0; query < size; query++) {
            double sum = 0;
            for (int key = 0; key <= query; key++) {
                double expected = b.at(query, key) - a.at(query, key);
                assertThat(difference[query * size + key]).isEqualTo(expected);
                sum += difference[query * size + key];
            }
            assertThat(sum).isCloseTo(0, within(1e-5)); // both rows add up to 1
        }
        assertThat(frame.tables().get(0).name()).isEqualTo("patterns");
    }

    @Test
    void patternsOfOtherLengthsStandBesideEachOther() {
        ComparisonFrame frame = frame(START.withShown(Shown.PATTERN).withOtherPrompt("小红喜欢"));
        assertThat(frame.a()).isPresent();
        assertThat(frame.b()).isPresent();
        assertThat(frame.difference()).isEmpty();
        assertThat(Bundled.texts("en").text(frame.notice().orElseThrow()))
                .contains("11 tokens")
                .contains("4:");
    }

    @Test
    void aHeadThatOneLacksIsSaidInWords() {
        ComparisonFrame frame = frame(START.withShown(Shown.PATTERN).withLayer(7));
        assertThat(Bundled.texts("en").text(frame.absence().orElseThrow()))
                .contains("layer 7")
                .contains("4 layers of 4 heads");
        assertThat(frame.tables()).isEmpty();
    }

    @Test
    void theSamePassTwiceDiffersInNothing() {
        ComparisonFrame frame = frame(START.withOtherModel(START.model()));
        assertThat(frame.facts())
                .containsEntry("same", "true")
                .containsEntry("total-variation", "0");
    }

    @Test
    void theStateRoundTripsAndBIsAsAWhenLeftOut() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readValue(json.writeValueAsString(START), ComparisonState.class))
                .isEqualTo(START);
        assertThat(json.readValue("{\"model\":\"m\",\"prompt\":\"p\"}", ComparisonState.class))
                .isEqualTo(ComparisonState.of("m", "p", "m", "p"));
        assertThatThrownBy(() -> START.withOtherModel(" "))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
