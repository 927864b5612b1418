package dev.glassbox.visualizers.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.visualizers.api.Workings;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The arithmetic against PyTorch 2.13's scaled_dot_product_attention in float64. */
class StagesTest {
    private static final StagesState STATE = StagesState.initial();

    /** Of the first numbers, causal, scale 1/sqrt(3). */
    private static final double[][] CAUSAL = {
        {1.0, 0.0, 0.0},
        {0.19102315049601057, 0.8089768495039893, 0.0},
        {0.8519793837655949, 0.0634014110639707, 0.08461920517043423},
        {-0.3202211975818081, 0.49871631447801534, 0.6013325889964951}
    };

    /** The same without a mask, scale 1. */
    private static final double[][] OPEN = {
        {-0.1656611770554979, 0.8316195375323505, 0.17705654133036333},
        {-0.09223085825694984, 0.4414385868622742, 0.5914317108955245},
        {-0.24222775511071798, 0.6197684239088634, 0.3146491280818234},
        {-0.4673015015679989, 0.538131418395986, 0.6679912901293088}
    };

    private static void same(double[][] ours, double[][] torchs) {
        for (int i = 0; i < 4; i++) {
            for (int c = 0; c < 3; c++) {
                assertThat(ours[i][c]).isCloseTo(torchs[i][c], within(1e-12));
            }
        }
    }

    @Test
    void theOutputIsPyTorchs() {
        same(Arithmetic.of(STATE).output(), CAUSAL);
        same(Arithmetic.of(STATE.withScaled(false).withCausal(false)).output(), OPEN);
    }

    @Property(tries = 100)
    void rowsOfWeightsSumToOneWhateverIsWritten(
            @ForAll long seed, @ForAll boolean scaled, @ForAll boolean causal) {
        StagesState state = random(seed).withScaled(scaled).withCausal(causal);
        Arithmetic numbers = Arithmetic.of(state);
        for (int i = 0; i < 4; i++) {
            double sum = 0;
            for (int j = 0; j < 4; j++) {
                sum += numbers.weights()[i][j];
                if (causal && j > i) {
                    assertThat(numbers.weights()[i][j]).isZero();
                }
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    private static StagesState random(long seed) {
        List<List<List<Double>>> three = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            List<List<Double>> rows = new ArrayList<>();
            for (int row = 0; row < 4; row++) {
                List<Double> numbers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    double share = CounterRandom.of(seed).at(part).at(row).at(i).uniform();
                    numbers.add(20 * share - 10);
                }
                rows.add(numbers);
            }
            three.add(rows);
        }
        return new StagesState(
                three.get(0),
                three.get(1),
                three.get(2),
                STATE.stage(),
                true,
                true,
                null,
                false,
                STATE.view(),
                1);
    }

    @Test
    void withoutScalingWideHeadsLookAtOneKeyAndWithItTheyDoNot() {
        Widths widths = Widths.of(1);
        assertThat(widths.widths()).containsExactly(2, 4, 8, 16, 32, 64, 128, 256);
        assertThat(widths.at(64, true)).isGreaterThan(1.5);
        assertThat(widths.at(64, false)).isLessThan(0.6);
        // the mean over 20,000 independent draws in PyTorch; 100 draws lie within 4 of their errors
        assertThat(widths.at(2, true)).isCloseTo(2.4026, within(0.12));
        assertThat(widths.at(64, true)).isCloseTo(2.3582, within(0.12));
        assertThat(widths.at(64, false)).isCloseTo(0.4164, within(0.17));
        assertThat(widths.at(256, false)).isCloseTo(0.1917, within(0.14));
        assertThat(Widths.of(1)).isEqualTo(widths);
        assertThat(Widths.of(2)).isNotEqualTo(widths);
    }

    @Test
    void theDrawnNumbersAreStandardNormal() {
        double sum = 0;
        double squares = 0;
        int count = 400 * Widths.MOST;
        for (int draw = 0; draw < 400; draw++) {
            for (double x : Widths.normal(CounterRandom.of(3).at(draw))) {
                sum += x;
                squares += x * x;
            }
        }
        assertThat(sum / count).isCloseTo(0, within(0.0125)); // 4 / sqrt(102400)
        assertThat(squares / count).isCloseTo(1, within(0.018)); // 4 sqrt(2 / 102400)
    }

    @Test
    void entropyIsThatOfTheWeights() {
        assertThat(Arithmetic.entropy(new double[] {1, 0})).isZero();
        assertThat(Arithmetic.entropy(new double[] {0.25, 0.25, 0.25, 0.25}))
                .isCloseTo(Math.log(4), within(1e-15));
    }

    @Test
    void aStageNotReachedHoldsNoNumbers() {
        StagesFrame frame = StagesFrame.of(STATE.withStage(StagesState.Stage.MASK));
        assertThat(frame.part(StagesState.Part.MASKED).at(0, 0)).isNotNaN();
        assertThat(frame.part(StagesState.Part.WEIGHTS).at(0, 0)).isNaN();
        assertThat(frame.tables().get(0).rows())
                .noneMatch(row -> row.get(0).equals("weights"))
                .anyMatch(row -> row.get(0).equals("masked"));
        StagesState early =
                STATE.withCell(new StagesState.Cell(StagesState.Part.OUTPUT, 0, 0))
                        .withStage(StagesState.Stage.SCORES);
        assertThat(StagesFrame.of(early).workings()).isEmpty();
    }

    @Test
    void aChosenNumberHasItsFormulaFilledIn() {
        StagesState score = STATE.withCell(new StagesState.Cell(StagesState.Part.SCORES, 0, 1));
        Workings workings = StagesFrame.of(score).workings().orElseThrow();
        assertThat(workings.steps().get(0).formulas().get(1))
                .isEqualTo(
                        "=1.00\\cdot 0.500+0.500\\cdot 1.50+(-0.500)\\cdot"
                                + " (-1.00)=\\paint{accent}{\\mathbf{1.75}}");
        StagesState hidden = STATE.withCell(new StagesState.Cell(StagesState.Part.MASKED, 0, 1));
        assertThat(StagesFrame.of(hidden).workings().orElseThrow().steps().get(0).formulas())
                .containsExactly("1>0\\;\\Rightarrow\\;s_{0,1}=-\\infty");
        for (StagesState.Part part : StagesState.Part.values()) {
            StagesState chosen = STATE.withCell(new StagesState.Cell(part, 3, 1));
            assertThat(StagesFrame.of(chosen).workings().isPresent()).isEqualTo(!part.isGiven());
        }
    }

    @Test
    void aWrittenNumberChangesThatCellAlone() {
        StagesState state =
                STATE.withCell(new StagesState.Cell(StagesState.Part.K, 1, 2)).withNumber(3.5);
        assertThat(state.k().get(1)).containsExactly(0.5, 1.5, 3.5);
        assertThat(state.q()).isEqualTo(STATE.q());
        assertThat(state.v()).isEqualTo(STATE.v());
        assertThat(state.withNumber(99).k().get(1).get(2)).isEqualTo(10);
        StagesState computed = STATE.withCell(new StagesState.Cell(StagesState.Part.OUTPUT, 1, 2));
        assertThat(computed.withNumber(3)).isEqualTo(computed);
    }

    @Test
    void anotherWidthKeepsTheNumbersThereAre() {
        assertThat(STATE.withWidth(2).q().get(0)).containsExactly(1.0, 0.5);
        assertThat(STATE.withWidth(2).withWidth(3)).isEqualTo(STATE);
        assertThat(STATE.withWidth(4).width()).isEqualTo(4);
    }

    @Property(tries = 50)
    void everyStateSurvivesJson(
            @ForAll long seed,
            @ForAll StagesState.Stage stage,
            @ForAll StagesState.Part part,
            @ForAll @IntRange(max = 3) int row)
            throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        StagesState state =
                random(seed).withStage(stage).withCell(new StagesState.Cell(part, row, 1));
        assertThat(json.readValue(json.writeValueAsString(state), StagesState.class))
                .isEqualTo(state);
        assertThat(json.readValue("{}", StagesState.class)).isEqualTo(STATE);
    }

    @Test
    void illegalNumbersAreRefusedAndNamed() {
        ObjectMapper json = new ObjectMapper();
        assertThatThrownBy(() -> json.readValue("{\"q\":[[1,2],[3,4]]}", StagesState.class))
                .hasMessageContaining("q must be 4 rows");
        assertThatThrownBy(
                        () ->
                                json.readValue(
                                        "{\"k\":[[1,2],[3,4],[5,6],[7,80]]}", StagesState.class))
                .hasMessageContaining("k must be");
        assertThatThrownBy(
                        () ->
                                json.readValue(
                                        "{\"k\":[[1,2],[3,4],[5,6],[7,8]]}", StagesState.class))
                .hasMessageContaining("one width");
    }
}
