package dev.glassbox.visualizers.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Engine;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SteeringTest {
    private static final SteeringVisualizer VISUALIZER = new SteeringVisualizer();
    private static final SteeringState START = VISUALIZER.initialState();
    private static final HookPoint HOOK = HookPoint.block(3, "hook_resid_pre");

    private static SteeringAnswer answer(SteeringState state) {
        return Engine.answer(VISUALIZER.needs(state));
    }

    private static SteeringFrame frame(SteeringState state) {
        return VISUALIZER.frame(state, answer(state));
    }

    private static TraceAnswer pass(String text, List<Intervention> changes) {
        TraceRequest request =
                new TraceRequest(Set.of(HOOK), TraceRequest.Logits.LAST).with(changes);
        return Engine.answer(new Need.OfTrace(START.model(), text, request));
    }

    private static float[] last(TraceAnswer pass) {
        return pass.trace().get(HOOK).row(0, pass.trace().length() - 1);
    }

    @Test
    void strengthZeroIsExactlyTheUnsteeredRun() {
        SteeringAnswer answer = answer(START.withStrength(0));
        assertThat(answer.steered())
                .isEqualTo(pass(START.prompt(), List.of()).trace().lastLogits());
        assertThat(answer.lines()).hasSize(3);
        assertThat(answer.lines().stream().map(SteeringAnswer.Line::text).distinct()).hasSize(1);
        SteeringFrame frame = VISUALIZER.frame(START.withStrength(0), answer);
        assertThat(frame.facts()).containsEntry("changed", "false").containsEntry("moved", "0");
        assertThat(frame.next()).allSatisfy(c -> assertThat(c.after()).isEqualTo(c.before()));
    }

    @Test
    void theMiddleLineIsTheSameAtEveryStrength() {
        String plain = answer(START.withStrength(0)).lines().get(1).text();
        SteeringAnswer pushed = answer(START.withStrength(1.5));
        assertThat(pushed.lines().get(1)).isEqualTo(new SteeringAnswer.Line(0, plain));
        assertThat(pushed.lines().get(2).text()).isNotEqualTo(plain);
        assertThat(pushed.lines().get(0).strength()).isEqualTo(-1.5);
    }

    @Test
    void thePushIsTheDifferenceOfTheLastResidualsAddedEverywhere() {
        float[] plus = last(pass(START.plus(), List.of()));
        float[] minus = last(pass(START.minus(), List.of()));
        float[] row = new float[plus.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = 0.6f * (plus[i] - minus[i]);
        }
        Tensor whole = Tensor.wrap(row, new int[] {row.length}, "d_model");
        TraceAnswer expected =
                pass(
                        START.prompt(),
                        List.of(Intervention.everywhere(HOOK, new Change.Add(whole, 1))));
        float[] logits = expected.trace().lastLogits();
        float[] steered = answer(START).steered();
        for (int i = 0; i < logits.length; i++) {
            assertThat(steered[i]).isCloseTo(logits[i], within(1e-3f)); // rounded once more
        }
    }

    @Test
    void towardsEnglishTheNextSentenceIsEnglish() {
        assertThat(latin(START.withStrength(1))).isGreaterThan(latin(START.withStrength(0)) + 0.2);
        assertThat(latin(START.withStrength(-1))).isLessThan(latin(START.withStrength(0)) - 0.2);
    }

    /** The probability that the next token is a Latin letter. */
    private static double latin(SteeringState state) {
        SteeringAnswer answer = answer(state);
        double all = 0;
        double letters = 0;
        for (int id = 0; id < answer.steered().length; id++) {
            double share = Math.exp(answer.steered()[id]);
            all += share;
            String text = answer.plain().tokenizer().tokenText(id);
            letters += text.matches("[A-Za-z]") ? share : 0;
        }
        return letters / all;
    }

    @Test
    void theLengthAfterThePushIsComputedTwice() {
        Workings.Check check = frame(START).workings().orElseThrow().check().orElseThrow();
        assertThat(check.agrees()).isTrue();
        assertThat(check.engine()).isGreaterThan(1);
    }

    @Test
    void aLayerThatIsNotThereIsSaidInWords() {
        SteeringFrame frame = frame(START.withLayer(9));
        assertThat(frame.present()).isFalse();
        assertThat(frame.tables()).isEmpty();
        assertThat(Bundled.texts("en").text(frame.description()))
                .contains("no layer 9")
                .contains("has 4");
    }

    @Test
    void aFullContextWritesNothingOnAndSaysTheNextToken() {
        SteeringFrame frame = frame(START.withPrompt("小".repeat(64)));
        assertThat(frame.tokens()).hasSize(64);
        assertThat(frame.complete()).isTrue();
    }

    @Test
    void theStateRoundTripsAndKnowsItsBounds() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readValue(json.writeValueAsString(START), SteeringState.class))
                .isEqualTo(START);
        assertThatThrownBy(() -> START.withStrength(3.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3.5");
        assertThatThrownBy(() -> START.withStrength(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> START.withLayer(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
