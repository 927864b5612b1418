package dev.glassbox.visualizers.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Engine;
import dev.glassbox.visualizers.testing.Traces;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What of a pattern is in sight: filters leave weights out and change none. */
class LookTest {
    private static final AttentionState STATE = AttentionState.of("tiny", "ab.cd");
    private static final TraceAnswer DATA = Traces.random("ab.cd", 0, 3);

    private final ObjectMapper json = new ObjectMapper();

    private static AttentionFrame frame(Look look) {
        return AttentionFrame.of(STATE.withLook(look), DATA);
    }

    @Property(tries = 100)
    void everyLookSurvivesJson(
            @ForAll Look.View view,
            @ForAll Look.Show show,
            @ForAll @DoubleRange(min = 0, max = 1) double threshold,
            @ForAll boolean hideFirst,
            @ForAll Look.Pairs pairs,
            @ForAll @IntRange(max = 9) int split)
            throws JsonProcessingException {
        Look look = new Look(view, show, threshold, hideFirst, pairs, split == 0 ? null : split);
        AttentionState state = STATE.withLook(look);
        assertThat(json.readValue(json.writeValueAsString(state), AttentionState.class))
                .isEqualTo(state);
    }

    @Test
    void partsOfTheLookAreKeysBesideTheOthers() throws JsonProcessingException {
        JsonNode written =
                json.valueToTree(
                        STATE.withLook(Look.PLAIN.withView(Look.View.LINES).withThreshold(0.1)));
        assertThat(written.get("view").asText()).isEqualTo("lines");
        assertThat(written.get("threshold").asDouble()).isEqualTo(0.1);
        assertThat(written.has("look")).isFalse();
        assertThatThrownBy(
                        () ->
                                json.readValue(
                                        "{\"model\":\"m\",\"prompt\":\"\",\"look\":{}}",
                                        AttentionState.class))
                .hasMessageContaining("look");
        assertThatThrownBy(() -> Look.PLAIN.withThreshold(2)).hasMessageContaining("threshold");
        assertThatThrownBy(() -> Look.PLAIN.withSplit(0)).hasMessageContaining("split");
    }

    @Test
    void aThresholdLeavesSmallWeightsOutAndScalesNoneUp() {
        HeadPattern whole = frame(Look.PLAIN).pattern().orElseThrow();
        Shown shown = frame(Look.PLAIN.withThreshold(0.3)).shown().orElseThrow();
        double kept = 0;
        int count = 0;
        for (int query = 0; query < 5; query++) {
            for (int key = 0; key <= query; key++) {
                boolean stays = whole.weight(query, key) >= 0.3;
                assertThat(shown.pattern().masked(query, key)).isEqualTo(!stays);
                if (stays) {
                    assertThat(shown.pattern().weight(query, key))
                            .isEqualTo(whole.weight(query, key));
                    kept += whole.weight(query, key);
                    count++;
                }
            }
        }
        assertThat(shown.visible()).isEqualTo(count).isBetween(5, 14);
        assertThat(shown.free()).isEqualTo(15);
        // five rows that each sum to 1
        assertThat(shown.share()).isCloseTo(kept / 5, within(1e-6));
        assertThat(Bundled.texts("en").text(shown.note().orElseThrow()))
                .contains("of 15 weights", "not scaled up");
    }

    @Test
    void theFirstTokenCanBeLeftOut() {
        Shown shown = frame(Look.PLAIN.withHideFirst(true)).shown().orElseThrow();
        assertThat(shown.visible()).isEqualTo(10);
        assertThat(shown.pattern().masked(4, 0)).isTrue();
        assertThat(shown.pattern().masked(4, 1)).isFalse();
        // What is left out is still known.
        assertThat(Bundled.texts("en").text(frame(Look.PLAIN.withHideFirst(true)).cellWords(4, 0)))
                .contains("weight", "left out");
    }

    @Test
    void theSecondPartBeginsBehindASeparatorOrWhereTheStateSays() {
        assertThat(Parts.second(Look.PLAIN, List.of("a", ".", "b"))).hasValue(2);
        assertThat(Parts.second(Look.PLAIN, List.of("a", ".", "b", "\n", "c"))).hasValue(4);
        assertThat(Parts.second(Look.PLAIN, List.of("[CLS]", "a", ".", "[SEP]", "b", "[SEP]")))
                .hasValue(4);
        assertThat(Parts.second(Look.PLAIN, List.of("a", "b", "."))).isEmpty();
        assertThat(Parts.second(Look.PLAIN, List.of("好", "。", "好"))).hasValue(2);
        assertThat(Parts.second(Look.PLAIN.withSplit(1), List.of("a", ".", "b"))).hasValue(1);
        assertThat(Parts.second(Look.PLAIN.withSplit(3), List.of("a", ".", "b"))).isEmpty();
    }

    @Test
    void pairsKeepWhoLooksAtWhomBetweenTwoParts() {
        // "ab." and "cd": the second looks at the first in 2 x 3 cells, at itself in 3
        assertThat(visible(Look.Pairs.ALL)).isEqualTo(15);
        assertThat(visible(Look.Pairs.WITHIN_FIRST)).isEqualTo(6);
        assertThat(visible(Look.Pairs.WITHIN_SECOND)).isEqualTo(3);
        assertThat(visible(Look.Pairs.SECOND_TO_FIRST)).isEqualTo(6);
        assertThat(visible(Look.Pairs.FIRST_TO_SECOND)).isZero(); // the mask hides them all
        assertThat(frame(Look.PLAIN.withPairs(Look.Pairs.ALL)).split())
                .isEqualTo(OptionalInt.of(3));
        AttentionFrame one =
                AttentionFrame.of(
                        AttentionState.of("tiny", "abcd")
                                .withLook(Look.PLAIN.withPairs(Look.Pairs.WITHIN_FIRST)),
                        Traces.random("abcd", 0, 3));
        assertThat(one.shown().orElseThrow().visible()).isEqualTo(10);
        assertThat(one.shown().orElseThrow().note().orElseThrow().key())
                .isEqualTo("attention.filter.one-part");
    }

    private static int visible(Look.Pairs pairs) {
        return frame(Look.PLAIN.withPairs(pairs)).shown().orElseThrow().visible();
    }

    @Test
    void allHeadsInOneAreTheirMeanOrTheirLargest() {
        HeadPattern mean = frame(Look.PLAIN.withShow(Look.Show.MEAN)).pattern().orElseThrow();
        HeadPattern max = frame(Look.PLAIN.withShow(Look.Show.MAX)).pattern().orElseThrow();
        Tensor weights = DATA.trace().get(HookPoint.pattern(0));
        for (int query = 0; query < 5; query++) {
            double sum = 0;
            for (int key = 0; key <= query; key++) {
                double a = weights.at(0, 0, query, key);
                double b = weights.at(0, 1, query, key);
                assertThat(mean.weight(query, key)).isEqualTo((a + b) / 2);
                assertThat(max.weight(query, key)).isEqualTo(Math.max(a, b));
                sum += mean.weight(query, key);
            }
            assertThat(sum).isCloseTo(1, within(1e-6));
            assertThat(mean.masked(query, 4)).isEqualTo(query < 4);
        }
    }

    @Test
    void aCellOfAllHeadsLeadsToEachHead() {
        AttentionState state = STATE.inspecting(4, 1).withLook(Look.PLAIN.withShow(Look.Show.MEAN));
        AttentionFrame frame = AttentionFrame.of(state, DATA);
        assertThat(frame.inspection()).isEmpty();
        Workings workings = frame.together().orElseThrow();
        assertThat(workings.sources()).hasSize(2);
        assertThat(workings.sources().get(1).state()).isEqualTo(STATE.withHead(1).inspecting(4, 1));
        assertThat(AttentionFrame.of(state.withHead(1), DATA).inspection()).isPresent();
    }

    @Test
    void linesAreTheWeightsThatCanBeSeenAndNotTooMany() {
        Shown shown = frame(Look.PLAIN.withThreshold(0.2)).shown().orElseThrow();
        assertThat(shown.lines()).hasSize(shown.visible());
        double[] even = new double[80 * 80];
        java.util.Arrays.fill(even, 1 / 80.0);
        even[4711] = 0.9;
        Shown many = Shown.of(new HeadPattern(80, even), Look.PLAIN, OptionalInt.empty(), 0);
        assertThat(many.lines()).hasSize(Shown.MOST_LINES);
        assertThat(many.lines().get(0)).isEqualTo(new Shown.Line(4711 / 80, 4711 % 80, 0.9));
    }

    @Test
    void aTextMayLookAtAnotherOfAnotherLength() {
        Reading reading =
                new Reading(List.of("le", "chat"), List.of("the", "cat", "."), 1, 1, false);
        HeadPattern cross = new HeadPattern(2, 3, new double[] {0.7, 0.2, 0.1, 0.1, 0.8, 0.1});
        AttentionFrame frame =
                AttentionFrame.of(
                        STATE.withCell(1, 2),
                        reading,
                        List.of("the", "cat", "."),
                        List.of(cross),
                        List.of(),
                        Optional.empty(),
                        0);
        assertThat(frame.facts())
                .containsEntry("strongest-key", "1")
                .containsEntry("strongest-key-token", "cat");
        assertThat(cross.looksAhead()).isFalse();
        assertThat(cross.keenest(0)).isZero();
        assertThat(frame.shown().orElseThrow().free()).isEqualTo(6);
        assertThat(frame.tables().get(0).rows())
                .hasSize(6)
                .contains(List.of(1, 2, "chat", ".", 0.1));
        assertThat(Bundled.texts("en").text(frame.rowWords(2, false)))
                .contains("\".\" (2)", "\"le\" (0)");
    }

    @Test
    void tablesHoldEveryWeightWhateverIsLeftOut() {
        List<FrameTable> tables = frame(Look.PLAIN.withThreshold(0.9)).tables();
        assertThat(tables.stream().map(FrameTable::name)).containsExactly("pattern", "next_token");
        assertThat(tables.get(0).rows()).hasSize(15);
        assertThat(tables.get(0).columns())
                .containsExactly("query_pos", "key_pos", "query_token", "key_token", "weight");
        assertThat(AttentionFrame.of(STATE.withLayer(9), DATA).tables()).hasSize(1);
    }

    @Test
    void aRealLayersMeanIsTheMeanOfItsRealHeads() {
        AttentionState state = AttentionState.of("tinytown-zh-en", "Tom saw a cat.");
        TraceAnswer data = Engine.answer(new AttentionVisualizer().needs(state));
        HeadPattern mean =
                AttentionFrame.of(state.withLook(Look.PLAIN.withShow(Look.Show.MEAN)), data)
                        .pattern()
                        .orElseThrow();
        double sum = 0;
        for (int head = 0; head < 4; head++) {
            HeadPattern one = AttentionFrame.of(state.withHead(head), data).pattern().orElseThrow();
            sum += one.weight(9, 3);
        }
        assertThat(mean.weight(9, 3)).isCloseTo(sum / 4, within(1e-12));
    }
}
