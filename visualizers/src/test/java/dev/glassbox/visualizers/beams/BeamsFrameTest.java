package dev.glassbox.visualizers.beams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.sampling.BeamNode;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.testing.Engine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BeamsFrameTest {
    /** Of a whole line: float32 roundings of a dozen steps over a cache against one pass. */
    private static final double TOLERANCE = 1e-3;

    private static final String MODEL = "tang-poems";
    private static final String PROMPT = "春风";
    private static final BeamsVisualizer VISUALIZER = new BeamsVisualizer();

    private static BeamsFrame frame(BeamsState state) {
        return VISUALIZER.frame(state, Engine.answer(VISUALIZER.needs(state)));
    }

    /** log p of a text after a prompt, in plain doubles from one pass over all of it. */
    private static double logProbability(String model, String prompt, String text) {
        TraceAnswer pass =
                Engine.answer(
                        new Need.OfTrace(
                                model,
                                prompt + text,
                                new TraceRequest(Set.of(), TraceRequest.Logits.ALL)));
        Tensor logits = pass.trace().logits();
        int[] ids = pass.trace().ids();
        double sum = 0;
        for (int at = prompt.length(); at < ids.length; at++) {
            float[] row = logits.row(0, at - 1);
            double z = 0;
            for (float logit : row) {
                z += Math.exp(logit);
            }
            sum += row[ids[at]] - Math.log(z);
        }
        return sum;
    }

    @Test
    void theSumsAreThoseOfOnePassOverTheWholeText() {
        BeamsFrame frame = frame(BeamsState.of(MODEL, PROMPT));
        assertThat(frame.texts()).hasSize(3);
        for (BeamsFrame.Written text : frame.texts()) {
            assertThat(text.line().sum())
                    .isCloseTo(
                            logProbability(MODEL, PROMPT, text.text().replace("⏎", "\n")),
                            within(TOLERANCE))
                    .isCloseTo(text.line().again(), within(Line.TOLERANCE));
            assertThat(text.perToken() * 12).isCloseTo(text.line().sum(), within(1e-9));
        }
    }

    @Test
    void oneBeamIsGreedy() {
        BeamsFrame frame = frame(BeamsState.of(MODEL, PROMPT).withBeams(1));
        assertThat(frame.texts().get(2).line().ids()).isEqualTo(frame.texts().get(0).line().ids());
        assertThat(frame.verdict().orElseThrow().key()).isEqualTo("beams.verdict.same");
        assertThat(frame.facts()).containsEntry("more-probable", "same");
    }

    @Test
    void twoBeamsFindTheBestPairOfAllThatBeginWithOneOfTheTwoBestTokens() {
        BeamsFrame frame = frame(BeamsState.of(MODEL, PROMPT).withBeams(2).withSteps(2));
        TraceAnswer start =
                Engine.answer(new Need.OfTrace(MODEL, PROMPT, TraceRequest.lastLogits()));
        float[] logits = start.trace().lastLogits();
        List<Integer> firsts =
                IntStream.range(0, logits.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(id -> -logits[id]))
                        .limit(2)
                        .toList();
        double best = Double.NEGATIVE_INFINITY;
        for (int first : firsts) {
            String text = PROMPT + start.tokenizer().decode(new int[] {first});
            TraceAnswer next =
                    Engine.answer(new Need.OfTrace(MODEL, text, TraceRequest.lastLogits()));
            float[] after = next.trace().lastLogits();
            for (int second = 0; second < after.length; second++) {
                best =
                        Math.max(
                                best,
                                BeamsQuestion.logProbability(logits, first)
                                        + BeamsQuestion.logProbability(after, second));
            }
        }
        assertThat(frame.texts().get(2).line().sum()).isCloseTo(best, within(TOLERANCE));
    }

    @Test
    void theTreeIsWhole() {
        BeamsState state = BeamsState.of(MODEL, PROMPT).withBeams(4).withSteps(8);
        BeamsFrame frame = frame(state);
        Map<Integer, Hypothesis> nodes =
                frame.tree().stream()
                        .collect(Collectors.toMap(Hypothesis::node, Function.identity()));
        for (Hypothesis h : frame.tree()) {
            double before =
                    h.parent() == 0 ? 0 : Objects.requireNonNull(nodes.get(h.parent())).sum();
            assertThat(h.sum()).isCloseTo(before + Math.log(h.p()), within(1e-9));
            assertThat(h.step())
                    .isEqualTo(
                            h.parent() == 0
                                    ? 1
                                    : Objects.requireNonNull(nodes.get(h.parent())).step() + 1);
            if (h.parent() != 0) {
                assertThat(Objects.requireNonNull(nodes.get(h.parent())).kept()).isTrue();
            }
        }
        for (int step = 1; step <= 8; step++) {
            int column = step;
            List<Hypothesis> all = frame.tree().stream().filter(h -> h.step() == column).toList();
            assertThat(all).hasSize(8);
            assertThat(all.stream().filter(Hypothesis::kept)).hasSize(4);
            assertThat(all.stream().map(h -> -h.sum()).toList()).isSorted();
            assertThat(all.stream().map(Hypothesis::rank).toList())
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        }
        List<Hypothesis> best = frame.tree().stream().filter(Hypothesis::onBest).toList();
        assertThat(best.stream().map(Hypothesis::token).collect(Collectors.joining()))
                .isEqualTo(frame.texts().get(2).text().replace("⏎", "\n"));
        assertThat(best.get(7).fate()).isEqualTo(BeamNode.Fate.FINISHED);
    }

    @Test
    void whatIsSaidOfBeamAndGreedyIsSo() {
        for (String prompt : List.of("春风", "明月", "山", "不知")) {
            BeamsFrame frame = frame(BeamsState.of(MODEL, prompt));
            double difference =
                    frame.texts().get(2).line().sum() - frame.texts().get(0).line().sum();
            String key = frame.verdict().orElseThrow().key();
            if (frame.texts().get(2).line().ids().equals(frame.texts().get(0).line().ids())) {
                assertThat(key).isEqualTo("beams.verdict.same");
            } else {
                assertThat(key)
                        .isEqualTo(difference > 0 ? "beams.verdict.higher" : "beams.verdict.lower");
            }
        }
    }

    @Test
    void theSameSeedWritesTheSameTextAndAnotherAnother() {
        BeamsState state = BeamsState.of(MODEL, PROMPT);
        BeamsState other = state.withSampling(state.sampling().withSeed(5));
        assertThat(frame(other).texts().get(1)).isEqualTo(frame(other).texts().get(1));
        assertThat(frame(other).texts().get(1).text())
                .isNotEqualTo(frame(state).texts().get(1).text());
        assertThat(frame(other).texts().get(0)).isEqualTo(frame(state).texts().get(0));
    }

    @Test
    void aFullContextIsSaidAndAnAlmostFullOneWritesWhatFits() {
        String long64 = "山".repeat(72);
        BeamsFrame full = frame(BeamsState.of(MODEL, long64));
        assertThat(full.texts()).isEmpty();
        assertThat(full.description().key()).isEqualTo("beams.full");
        assertThat(full.tables()).isEmpty();
        BeamsFrame almost = frame(BeamsState.of(MODEL, long64.substring(3)));
        assertThat(almost.texts().get(0).line().ids()).hasSize(3);
        assertThat(almost.note().orElseThrow().arguments()).containsEntry("written", "3");
    }

    @Test
    void partialAnswersGrowTextByText() {
        BeamsState state = BeamsState.of(MODEL, PROMPT);
        BeamsAnswer whole = Engine.answer(VISUALIZER.needs(state));
        BeamsAnswer first =
                new BeamsAnswer(
                        whole.pass(),
                        whole.lines().subList(0, 1),
                        java.util.Optional.empty(),
                        true,
                        false);
        assertThat(first.complete()).isFalse();
        BeamsFrame growing = VISUALIZER.frame(state, first);
        assertThat(growing.texts()).hasSize(1);
        assertThat(growing.verdict()).isEmpty();
        assertThat(growing.facts()).containsKey("greedy-text").doesNotContainKey("beam-text");
        assertThat(growing.tree()).isEmpty();
    }

    @Test
    void theBestLineIsTakenApartAndChecked() {
        BeamsState state = BeamsState.of(MODEL, PROMPT);
        int end =
                frame(state).tree().stream()
                        .filter(Hypothesis::onBest)
                        .mapToInt(Hypothesis::node)
                        .max()
                        .orElseThrow();
        var workings = frame(state.choosing(end)).workings().orElseThrow();
        assertThat(workings.check().orElseThrow().agrees()).isTrue();
        assertThat(workings.steps()).hasSize(3);
        assertThat(frame(state.choosing(99_999)).workings()).isEmpty();
    }
}
