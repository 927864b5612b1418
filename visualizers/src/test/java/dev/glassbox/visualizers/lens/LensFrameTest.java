package dev.glassbox.visualizers.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.analysis.LogitLens;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.TownText;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.testing.Engine;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LensFrameTest {
    private static final String MODEL = "tinytown-zh-en";
    private static final String PROMPT = "每个星期一老李都在酒店里买一根黄";
    private static final LensVisualizer VISUALIZER = new LensVisualizer();

    private static LensAnswer answer(String prompt) {
        return Engine.answer(VISUALIZER.needs(LensState.of(MODEL, prompt)));
    }

    @Test
    void theAnswersProbabilityRisesWithTheLayersOnAverage() {
        TownText town = TinyTown.of(TownSize.FULL).text(23, 0.5);
        double[] sums = new double[5];
        for (int i = 0; i < 200; i++) {
            String sentence = town.sentence(i).text();
            String prompt = sentence.substring(0, Math.min(40, 2 * sentence.length() / 3));
            LogitLens lens = answer(prompt).lens();
            List<List<LogitLens.Cell>> cells = lens.cells();
            for (int stage = 0; stage < sums.length; stage++) {
                List<LogitLens.Cell> row = cells.get(stage);
                sums[stage] += row.get(row.size() - 1).p() / 200;
            }
        }
        for (int stage = 1; stage < sums.length; stage++) {
            assertThat(sums[stage]).isGreaterThan(sums[stage - 1]);
        }
    }

    @Test
    void theLastStageIsTheModelsOwnAnswerAtEveryPosition() {
        TraceAnswer own =
                Engine.answer(
                        new Need.OfTrace(
                                MODEL,
                                PROMPT,
                                new TraceRequest(Set.of(), TraceRequest.Logits.ALL)));
        List<LogitLens.Cell> last = answer(PROMPT).lens().cells().get(4);
        for (int at = 0; at < last.size(); at++) {
            float[] logits = own.trace().logits().row(0, at);
            double sum = 0;
            int best = 0;
            for (int id = 0; id < logits.length; id++) {
                sum += Math.exp(logits[id]);
                best = logits[id] > logits[best] ? id : best;
            }
            assertThat(last.get(at).answer()).isEqualTo(best);
            assertThat(last.get(at).p())
                    .isCloseTo(Math.exp(logits[best]) / sum, within(LensWorkings.TOLERANCE));
        }
    }

    @Test
    void theReadingNamesTheStageFromWhichTheAnswerStays() {
        LensFrame frame = VISUALIZER.frame(LensState.of(MODEL, PROMPT), answer(PROMPT));
        int first = Integer.parseInt(frame.facts().get("on-top-from"));
        assertThat(frame.facts()).containsEntry("answer", "瓜");
        assertThat(first).isBetween(1, 4);
        for (int stage = first; stage < 5; stage++) {
            assertThat(frame.tops().get(stage * 16 + 15)).isEqualTo("瓜");
        }
        assertThat(frame.tops().get((first - 1) * 16 + 15)).isNotEqualTo("瓜");
    }

    @Test
    void aStageThatThereIsNotIsSaid() {
        LensState state = LensState.of(MODEL, PROMPT).withCell(9, 0);
        LensFrame frame = VISUALIZER.frame(state, answer(PROMPT));
        assertThat(frame.description().key()).isEqualTo("lens.absent");
        assertThat(frame.tables()).isEmpty();
    }

    @Test
    void theChosenCellIsTheSameComputedTwice() {
        LensState state = LensState.of(MODEL, PROMPT).withInspector(true);
        LensFrame frame = VISUALIZER.frame(state, answer(PROMPT));
        assertThat(frame.inspection().orElseThrow().check().orElseThrow().agrees()).isTrue();
    }
}
