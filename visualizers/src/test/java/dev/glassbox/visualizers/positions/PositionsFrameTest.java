package dev.glassbox.visualizers.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Structure;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.testing.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PositionsFrameTest {
    private static final String MODEL = "shakespeare-char";
    private final PositionsVisualizer visualizer = new PositionsVisualizer();

    private PositionsFrame frame(PositionsState state) {
        return visualizer.frame(state, Engine.answer(visualizer.needs(state)));
    }

    @Test
    void learnedScoresAtTheTokensOwnPlacesAreTheEngines() {
        Content.Answer data =
                Engine.answer(new Need.OfQuestion<>(new Content(MODEL, "ROMEO: who")));
        for (int head = 0; head < 4; head++) {
            Scores scores = new Scores(data.weights().orElseThrow(), head, 4, 10_000);
            for (int query = 0; query < 10; query++) {
                for (int key = 0; key <= query; key++) {
                    double plain =
                            scores.score(
                                    Scheme.LEARNED,
                                    data.trace().tokens().get(query).id(),
                                    query,
                                    data.trace().tokens().get(key).id(),
                                    key);
                    double engine =
                            data.trace()
                                    .trace()
                                    .get(HookPoint.attnScores(0))
                                    .at(0, head, query, key);
                    assertThat(plain).isCloseTo(engine, within(1e-4)); // float32 dot products
                }
            }
        }
    }

    @Test
    void theRulesAreThePublishedOnes() {
        // Vaswani et al. 2017, by hand: d = 4, so 10000^(2/4) = 100
        assertThat(PositionRules.sinusoid(3, 4))
                .containsExactly(
                        new double[] {Math.sin(3), Math.cos(3), Math.sin(0.03), Math.cos(0.03)},
                        within(1e-12));
        // Press et al. 2021: 8 heads have 1/2, 1/4 ... 1/256; 12 heads add every other of 16
        assertThat(PositionRules.slope(0, 8)).isEqualTo(0.5);
        assertThat(PositionRules.slope(7, 8)).isEqualTo(1 / 256.0);
        assertThat(PositionRules.slope(8, 12)).isCloseTo(Math.pow(2, -0.5), within(1e-15));
        assertThat(PositionRules.slope(9, 12)).isCloseTo(Math.pow(2, -1.5), within(1e-15));
        // Su et al. 2021: a complex number times e^(i m theta)
        double[] turned = PositionRules.turned(new double[] {1, 2, 3, 4}, 5, 10_000);
        assertThat(turned[0]).isCloseTo(Math.cos(5) - 3 * Math.sin(5), within(1e-12));
        assertThat(turned[2]).isCloseTo(3 * Math.cos(5) + Math.sin(5), within(1e-12));
        assertThat(turned[1]).isCloseTo(2 * Math.cos(0.05) - 4 * Math.sin(0.05), within(1e-12));
    }

    @Test
    void onlyRotaryAndAlibiDependOnTheDistanceAlone() {
        PositionsFrame frame = frame(PositionsState.of(MODEL, "ROMEO: who").withAll());
        assertThat(frame.curves()).hasSize(4);
        for (PositionsFrame.Curve curve : frame.curves()) {
            assertThat(curve.by()).isEqualTo(16);
            assertThat(curve.isRelative())
                    .as(curve.scheme().id())
                    .isEqualTo(curve.scheme() == Scheme.ROTARY || curve.scheme() == Scheme.ALIBI);
        }
    }

    @Test
    void alibiFallsByItsSlopeFromOneDistanceToTheNext() {
        PositionsFrame frame =
                frame(PositionsState.of(MODEL, "ROMEO: who").withScheme(Scheme.ALIBI).withHead(1));
        double[] scores = frame.curves().get(0).here();
        for (int i = 1; i < scores.length; i++) {
            assertThat(scores[i - 1] - scores[i]).isCloseTo(Math.pow(2, -4), within(1e-9));
        }
    }

    @Test
    void withoutPositionsTheOrderOfTheOthersIsLost() {
        PositionsFrame frame = frame(PositionsState.of("everyday-en-zh", "The cat sat on the mat"));
        OrderCheck check = frame.order().orElseThrow();
        assertThat(check.without()).isLessThan(1e-6);
        assertThat(check.with()).isGreaterThan(10 * 1e-6);
        assertThat(frame.facts())
                .containsEntry("order-without-positions", "false")
                .containsEntry("order-with-positions", "true");
    }

    @Test
    void theSameHoldsForTheUntrainedModelOnTheEngine() {
        String model = "tinytown-zh-en@0"; // before its first update
        assertThat(change(model, true)).isLessThan(1e-4); // float32 through four blocks
        assertThat(change(model, false)).isGreaterThan(10 * change(model, true));
    }

    /** By how much the last token's logits change when the others are turned round, unmasked. */
    private static double change(String model, boolean withoutPositions) {
        List<Intervention> changes = new ArrayList<>();
        for (int layer = 0; layer < 4; layer++) {
            changes.add(
                    Intervention.everywhere(
                            HookPoint.attnScores(layer), new Change.Without(Structure.UNMASK)));
        }
        if (withoutPositions) {
            changes.add(
                    Intervention.everywhere(new HookPoint("hook_pos_embed"), new Change.Zero()));
        }
        TraceRequest request = new TraceRequest(Set.of(), TraceRequest.Logits.LAST).with(changes);
        float[] one =
                Engine.answer(new Need.OfTrace(model, "abcde.", request)).trace().lastLogits();
        float[] other =
                Engine.answer(new Need.OfTrace(model, "edcba.", request)).trace().lastLogits();
        double most = 0;
        for (int i = 0; i < one.length; i++) {
            most = Math.max(most, Math.abs(one[i] - other[i]));
        }
        return most;
    }

    @Test
    void aHeadOrPositionTheModelLacksIsSaid() {
        PositionsState state = PositionsState.of(MODEL, "ROMEO:");
        assertThat(frame(state.withHead(9)).description().key()).isEqualTo("positions.absent.head");
        assertThat(frame(state.withAt(400)).description().key()).isEqualTo("positions.absent.at");
        assertThat(frame(state.withHead(9)).tables()).isEmpty();
    }

    @Test
    void theStateSurvivesJson() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        PositionsState state =
                PositionsState.of(MODEL, "R").withScheme(Scheme.ROTARY).withBase(100);
        assertThat(json.readValue(json.writeValueAsString(state), PositionsState.class))
                .isEqualTo(state);
        assertThat(json.readValue("{\"model\":\"m\",\"prompt\":\"p\"}", PositionsState.class))
                .isEqualTo(PositionsState.of("m", "p"));
    }
}
