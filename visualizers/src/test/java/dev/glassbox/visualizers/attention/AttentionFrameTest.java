package dev.glassbox.visualizers.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.CharacterTokenizer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Traces;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AttentionFrameTest {
    private static final AttentionState STATE = AttentionState.of("tiny", "ab");

    /**
     * One head of one number. Position 1 has q = 2; k is 3 at position 0 and 3 - ln(3)/2 at
     * position 1, so its scores differ by ln 3 and its weights are 3/4 and 1/4. The logits differ
     * by ln 4, so the next token is "b" with 4/5.
     */
    private static TraceAnswer twoTokens() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of("ab");
        float[] q = {1, 2}; // [1, pos, head, d_head]
        float[] k = {3, 3 - (float) Math.log(3) / 2}; // [1, pos, head, d_head]
        float[] logits = {0, (float) Math.log(4)}; // [d_vocab]
        return Traces.answer(tokenizer, tokenizer.encode("ab"), 0, 1, q, k, logits);
    }

    @Test
    void weightsAreTheEnginesAndMaskedCellsHaveNone() {
        HeadPattern pattern = AttentionFrame.of(STATE, twoTokens()).pattern().orElseThrow();
        assertThat(pattern.weight(0, 0)).isEqualTo(1);
        assertThat(pattern.masked(0, 1)).isTrue();
        assertThat(pattern.weight(1, 0)).isCloseTo(0.75, within(1e-6));
        assertThat(pattern.weight(1, 1)).isCloseTo(0.25, within(1e-6));
        assertThat(pattern.strongest(1)).isZero();
    }

    @Test
    void factsAreNamedAsTheDocumentSays() {
        assertThat(AttentionFrame.of(STATE, twoTokens()).facts())
                .containsEntry("next-token", "b")
                .containsEntry("strongest-key", "0")
                .containsEntry("strongest-key-token", "a")
                .hasSize(3);
        // Of the chosen query, not of the last.
        assertThat(AttentionFrame.of(STATE.withCell(0, 0), twoTokens()).facts())
                .containsEntry("strongest-key", "0");
    }

    @Test
    void aCellIsMadeOfTurnedQueriesAndKeysWhereTheModelTurnsThem() {
        TraceAnswer plain = twoTokens();
        Tensor q = plain.trace().get(HookPoint.q(0));
        Tensor k = plain.trace().get(HookPoint.k(0));
        Tensor before =
                Tensor.wrap(new float[] {9, 9}, q.shape(), "batch", "pos", "head", "d_head");
        TraceAnswer turned =
                with(
                        plain,
                        Map.of(
                                HookPoint.q(0), before,
                                HookPoint.k(0), before,
                                HookPoint.rotQ(0), q,
                                HookPoint.rotK(0), k));
        AttentionFrame frame = AttentionFrame.of(STATE.inspecting(1, 0), turned);
        assertThat(frame.inspection().orElseThrow().agrees()).isTrue();
        assertThat(frame.inspection().orElseThrow().q()).containsExactly(2);
    }

    @Test
    void aModelThatReadsTheWholeTextSaysNothingOfTheNextToken() {
        float[] scores = {0, 0, (float) Math.log(3), 0};
        float[] weights = {0.5f, 0.5f, 0.75f, 0.25f};
        String[] axes = {"batch", "head", "query_pos", "key_pos"};
        int[] shape = {1, 1, 2, 2};
        TraceAnswer reader =
                with(
                        twoTokens(),
                        Map.of(
                                HookPoint.attnScores(0), Tensor.wrap(scores, shape, axes),
                                HookPoint.pattern(0), Tensor.wrap(weights, shape, axes)));
        AttentionFrame frame = AttentionFrame.of(STATE, reader);
        assertThat(frame.next()).isEmpty();
        assertThat(frame.facts()).doesNotContainKey("next-token").containsKey("strongest-key");
        assertThat(frame.description().key()).isEqualTo("attention.description.reader");
    }

    @Test
    void theStrongestKeyOfARowWithAWindowLiesInIt() {
        double no = Double.NaN;
        HeadPattern pattern =
                new HeadPattern(3, new double[] {1, no, no, 0.5, 0.5, no, no, 0.2, 0.8});
        assertThat(pattern.strongest(2)).isEqualTo(2);
        assertThat(pattern.looksAhead()).isFalse();
    }

    private static TraceAnswer with(TraceAnswer answer, Map<HookPoint, Tensor> changed) {
        Map<HookPoint, Tensor> all = new HashMap<>();
        answer.trace().hooks().forEach(hook -> all.put(hook, answer.trace().get(hook)));
        all.putAll(changed);
        Trace trace =
                new Trace(
                        answer.trace().ids(),
                        all,
                        answer.trace().logits(),
                        answer.trace().origin());
        return new TraceAnswer(
                answer.card(), answer.config(), answer.tokenizer(), answer.tokens(), trace);
    }

    @Test
    void temperatureSharpensAndFlattensWithoutTouchingTheRest() {
        AttentionFrame plain = AttentionFrame.of(STATE, twoTokens());
        assertThat(plain.next().get(0).probability()).isCloseTo(0.8, within(1e-7));
        AttentionFrame flat = AttentionFrame.of(STATE.withTemperature(2), twoTokens());
        assertThat(flat.next().get(0).probability()).isCloseTo(2 / 3.0, within(1e-7));
        AttentionFrame sharp = AttentionFrame.of(STATE.withTemperature(0.5), twoTokens());
        assertThat(sharp.next().get(0).probability()).isCloseTo(16 / 17.0, within(1e-7));
        assertThat(sharp.facts()).isEqualTo(flat.facts()).isEqualTo(plain.facts());
    }

    @Test
    void theNextTokensAreTheTopTenOfTheWholeVocabulary() {
        TraceAnswer data = Traces.random("hello", 0, 7);
        AttentionFrame frame = AttentionFrame.of(AttentionState.of("tiny", "hello"), data);
        assertThat(frame.next()).hasSize(10);
        double before = 1;
        double sum = 0;
        for (NextToken token : frame.next()) {
            assertThat(token.probability()).isLessThanOrEqualTo(before);
            before = token.probability();
            sum += token.probability();
        }
        assertThat(sum).isLessThan(1);
        double[] all = NextToken.softmax(data.trace().lastLogits(), 1);
        assertThat(java.util.Arrays.stream(all).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aLayerOrHeadTheModelLacksIsSaidInsteadOfDrawn() {
        AttentionFrame head = AttentionFrame.of(STATE.withHead(5), twoTokens());
        assertThat(head.pattern()).isEmpty();
        assertThat(head.facts()).containsOnlyKeys("next-token");
        assertThat(Bundled.texts("en").text(head.description()))
                .isEqualTo(
                        "There is no head 5 in this layer of the model tiny: it has 1, numbered 0"
                                + " to 0. Choose another head.");
        AttentionFrame layer = AttentionFrame.of(STATE.withLayer(9).inspecting(1, 0), twoTokens());
        assertThat(layer.inspection()).isEmpty();
        assertThat(Bundled.texts("zh").text(layer.description())).contains("没有层9");
    }

    @Test
    void aCellBehindThePromptsEndCountsAsNone() {
        AttentionFrame frame = AttentionFrame.of(STATE.inspecting(7, 1), twoTokens());
        assertThat(frame.inspection()).isEmpty();
        assertThat(frame.facts()).containsEntry("strongest-key", "0");
    }

    @Test
    void theDescriptionSaysTheWholePictureInBothLanguages() {
        AttentionFrame frame = AttentionFrame.of(STATE, twoTokens());
        assertThat(Bundled.texts("en").text(frame.description()))
                .isEqualTo(
                        "Layer 0, head 0, 2 tokens. From position 1 (\"b\") most weight, 0.750,"
                                + " goes to position 0 (\"a\"). Most probable next token: \"b\","
                                + " 80.0%.");
        assertThat(Bundled.texts("zh").text(frame.description())).contains("0.750", "80.0%");
        assertThat(Bundled.texts("en").text(frame.cellWords(0, 1))).contains("may not look");
        assertThat(Bundled.texts("en").text(frame.cellWords(1, 1))).contains("weight 0.250");
    }

    @Test
    void anInspectionHoldsBothComputationsOfACell() {
        Inspection cell =
                AttentionFrame.of(STATE.inspecting(1, 0), twoTokens()).inspection().orElseThrow();
        assertThat(cell.dot()).isEqualTo(6);
        assertThat(cell.score()).isEqualTo(6);
        assertThat(cell.weight()).isCloseTo(0.75, within(1e-7));
        assertThat(cell.agrees()).isTrue();
        assertThat(cell.weightDifference()).isCloseTo(0, within(1e-6));
    }

    @Test
    void aMaskedCellKeepsItsDotProductAndLosesItsWeight() {
        Inspection cell =
                AttentionFrame.of(STATE.inspecting(0, 1), twoTokens()).inspection().orElseThrow();
        assertThat(cell.masked()).isTrue();
        assertThat(cell.dot()).isCloseTo(3 - Math.log(3) / 2, within(1e-6));
        assertThat(cell.score()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(cell.weight()).isZero();
        assertThat(cell.scoreDifference()).isZero();
        assertThat(cell.agrees()).isTrue();
    }

    @Property(tries = 50)
    void theSecondOpinionAgreesWithTheEngineInEveryCell(
            @ForAll long seed, @ForAll @IntRange(max = 1) int head) {
        String text = "attention";
        TraceAnswer data = Traces.random(text, 1, seed);
        for (int query = 0; query < text.length(); query++) {
            for (int key = 0; key < text.length(); key++) {
                AttentionState state =
                        AttentionState.of("tiny", text)
                                .withLayer(1)
                                .withHead(head)
                                .inspecting(query, key);
                Inspection cell = AttentionFrame.of(state, data).inspection().orElseThrow();
                assertThat(cell.agrees()).as("seed %s, %s", seed, state).isTrue();
                assertThat(cell.masked()).isEqualTo(key > query);
            }
        }
    }

    @Test
    void aWrongEngineIsFoundOut() {
        Inspection right =
                AttentionFrame.of(STATE.inspecting(1, 0), twoTokens()).inspection().orElseThrow();
        Inspection wrong =
                new Inspection(
                        right.cell(),
                        false,
                        right.q(),
                        right.k(),
                        right.engineScore(),
                        right.engineWeight() + 2e-4f,
                        right.own());
        assertThat(wrong.agrees()).isFalse();
    }
}
