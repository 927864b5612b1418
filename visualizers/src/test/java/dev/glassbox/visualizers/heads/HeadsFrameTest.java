package dev.glassbox.visualizers.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.analysis.HeadKind;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Engine;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** All heads at once, by the real models that come with the app. */
class HeadsFrameTest {
    private static final HeadsState STATE =
            HeadsState.of("shakespeare-char", "To be, or not to be");
    private static final HeadsVisualizer VISUALIZER = new HeadsVisualizer();

    private static HeadsFrame frame(HeadsState state) {
        return VISUALIZER.frame(state, Engine.answer(VISUALIZER.needs(state)));
    }

    private static TraceAnswer trace(HookPoint... hooks) {
        return Engine.answer(
                new Need.OfTrace(
                        STATE.model(),
                        STATE.prompt(),
                        new TraceRequest(Set.of(hooks), TraceRequest.Logits.LAST)));
    }

    @Property(tries = 40)
    void everyStateSurvivesJson(
            @ForAll String prompt,
            @ForAll HeadsState.View view,
            @ForAll Kind kind,
            @ForAll HeadsState.Scored scored,
            @ForAll HeadsState.By by)
            throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        HeadsState state = new HeadsState("m", prompt, view, kind, scored, by);
        assertThat(json.readValue(json.writeValueAsString(state), HeadsState.class))
                .isEqualTo(state);
        assertThat(json.readValue("{\"model\":\"m\",\"prompt\":\"\"}", HeadsState.class))
                .isEqualTo(HeadsState.of("m", ""));
        assertThatThrownBy(
                        () ->
                                json.readValue(
                                        "{\"model\":\"m\",\"prompt\":\"\",\"kind\":\"wise\"}",
                                        HeadsState.class))
                .hasMessageContaining("wise");
    }

    @Test
    void everyTileIsThePatternOfItsHead() {
        HeadsFrame frame = frame(STATE);
        assertThat(frame.tiles()).hasSize(16);
        assertThat(frame.side()).isEqualTo(19);
        Tensor layer2 = trace(HookPoint.pattern(2)).trace().get(HookPoint.pattern(2));
        HeadTile tile = frame.tiles().get(2 * 4 + 3);
        assertThat(tile.name()).isEqualTo("2.3");
        for (int query = 0; query < 19; query++) {
            for (int key = 0; key < 19; key++) {
                double cell = tile.cells()[query * 19 + key];
                if (key > query) {
                    assertThat(cell).isNaN();
                } else {
                    assertThat(cell).isEqualTo(layer2.at(0, 3, query, key));
                }
            }
        }
    }

    @Test
    void scoresAreTheMeansOfAPlainLoopAndOnlyAScoreGivesAName() {
        HeadsFrame frame = frame(STATE);
        Tensor layer0 = trace(HookPoint.pattern(0)).trace().get(HookPoint.pattern(0));
        for (int head = 0; head < 4; head++) {
            double previous = 0;
            for (int query = 1; query < 19; query++) {
                previous += layer0.at(0, head, query, query - 1) / 18;
            }
            assertThat(frame.tiles().get(head).scores().get(HeadKind.PREVIOUS_TOKEN))
                    .isCloseTo(previous, within(1e-6));
        }
        assertThat(frame.tiles())
                .allSatisfy(
                        tile ->
                                assertThat(tile.kind().isPresent())
                                        .isEqualTo(tile.best() >= HeadsFrame.THRESHOLD));
        long none = frame.tiles().stream().filter(t -> t.best() < 0.4).count();
        assertThat(frame.facts()).containsEntry("heads-without-rule", String.valueOf(none));
    }

    @Test
    void headsAreSortedByAKindAndThoseBelowTheThresholdStepBack() {
        HeadsFrame frame = frame(STATE.withKind(Kind.PREVIOUS_TOKEN));
        List<Double> scores =
                frame.tiles().stream().map(t -> t.scores().get(HeadKind.PREVIOUS_TOKEN)).toList();
        assertThat(scores).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(frame.inPlace()).isFalse();
        assertThat(frame.tiles())
                .allSatisfy(
                        t ->
                                assertThat(t.faded())
                                        .isEqualTo(
                                                Objects.requireNonNull(
                                                                t.scores()
                                                                        .get(
                                                                                HeadKind
                                                                                        .PREVIOUS_TOKEN))
                                                        < 0.4));
        assertThat(frame.facts()).containsEntry("best-previous_token", frame.tiles().get(0).name());
    }

    @Test
    void aTextWithoutRepetitionSaysThatNoSuchHeadCanBeToldByIt() {
        HeadsFrame frame = frame(HeadsState.of("shakespeare-char", "abc").withKind(Kind.INDUCTION));
        assertThat(frame.note().key()).isEqualTo("heads.note.no-place");
        HeadsState repeated =
                HeadsState.of("shakespeare-char", "abc")
                        .withKind(Kind.INDUCTION)
                        .withScored(HeadsState.Scored.REPEATED);
        assertThat(frame(repeated).tiles().get(0).scores()).containsKey(HeadKind.INDUCTION);
    }

    @Test
    void ranksShareTheirMeanAndTheirCorrelationIsSpearmans() {
        assertThat(Ranks.of(List.of(3.0, 1.0, 3.0, 2.0))).containsExactly(1.5, 4, 1.5, 3);
        // scipy.stats.spearmanr([1,2,3,4,5],[5,6,7,8,7]) = 0.820782681668123
        assertThat(
                        Ranks.correlation(
                                List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(5.0, 6.0, 7.0, 8.0, 7.0)))
                .isCloseTo(0.820782681668123, within(1e-12));
        assertThat(Ranks.correlation(List.of(1.0, 2.0), List.of(2.0, 1.0))).isEqualTo(-1);
        assertThat(Ranks.correlation(List.of(1.0, 2.0), List.of(1.0, 1.0))).isNaN();
    }

    @Test
    void whatTheAnswerLosesIsWhatTheModelSaysWithoutTheToken() {
        Comparison c = frame(STATE.withView(HeadsState.View.ANSWER)).comparison().orElseThrow();
        assertThat(c.lost()).hasSize(19);
        assertThat(c.attention().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-4));
        TraceAnswer whole = trace();
        TraceAnswer less =
                Engine.answer(
                        new Need.OfTrace(
                                STATE.model(),
                                "To be, or not tobe", // without the space at 16
                                TraceRequest.lastLogits()));
        int answer = best(whole.trace().lastLogits());
        double lost =
                logP(whole.trace().lastLogits(), answer) - logP(less.trace().lastLogits(), answer);
        assertThat(c.lost().get(16)).isCloseTo(lost, within(1e-4));
        assertThat(c.probability())
                .isCloseTo(Math.exp(logP(whole.trace().lastLogits(), answer)), within(1e-5));
        assertThat(c.rollout()).isBetween(-1.0, 1.0);
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 0; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private static double logP(float[] logits, int id) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        return logits[id] - Math.log(sum);
    }

    @Test
    void oneTokenHasHeadsAndNoComparison() {
        HeadsState one = HeadsState.of("shakespeare-char", "a");
        assertThat(frame(one).tiles()).hasSize(16);
        HeadsFrame asked = frame(one.withView(HeadsState.View.ANSWER));
        assertThat(asked.comparison()).isEmpty();
        assertThat(Bundled.texts("en").text(asked.trouble().orElseThrow()))
                .contains("at least two");
        assertThat(asked.tables()).hasSize(1);
    }

    @Test
    void theAnswerIsComparedOnlyWhereItIsAskedFor() {
        assertThat(VISUALIZER.needs(STATE))
                .isEqualTo(VISUALIZER.needs(STATE.withKind(Kind.INDUCTION)));
        assertThat(frame(STATE).comparison()).isEmpty();
        assertThat(frame(STATE.withView(HeadsState.View.ANSWER)).facts())
                .containsKey("rank-correlation");
    }
}
