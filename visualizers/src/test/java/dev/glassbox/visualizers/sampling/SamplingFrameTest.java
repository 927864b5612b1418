package dev.glassbox.visualizers.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.sampling.Sampler;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.testing.Engine;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingFrameTest {
    private static final String MODEL = "tinytown-zh-en";
    private static final String PROMPT = "Anna puts the red apple in the box. ";
    private static final SamplingVisualizer VISUALIZER = new SamplingVisualizer();

    private static SamplingFrame frame(SamplingState state) {
        return VISUALIZER.frame(state, Engine.answer(VISUALIZER.needs(state)));
    }

    private static SamplingConfig rules(double t, int topK, double topP, double minP) {
        return new SamplingConfig(t, topK, topP, minP, 1, 1, 0, 0, 0, 7);
    }

    /** p^(1/T) / Z in plain doubles, from a pass of its own. */
    private static double[] reference(String prompt, double temperature) {
        TraceAnswer pass =
                Engine.answer(new Need.OfTrace(MODEL, prompt, TraceRequest.lastLogits()));
        float[] logits = pass.trace().lastLogits();
        double sum = 0;
        double[] p = new double[logits.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(logits[i]);
            sum += p[i];
        }
        double z = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.pow(p[i] / sum, 1 / temperature);
            z += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= z;
        }
        return p;
    }

    @Test
    void everyStageIsThatOfAPlainSoftmaxOverTheWholeVocabulary() {
        for (double t : new double[] {0.3, 1, 2}) {
            SamplingFrame frame =
                    frame(SamplingState.of(MODEL, PROMPT).withSampling(rules(t, 0, 1, 0)));
            double[] p = reference(PROMPT, t);
            assertThat(frame.vocabulary()).isEqualTo(p.length);
            double before = 1;
            for (Candidate c : frame.candidates()) {
                assertThat(c.p()).isCloseTo(p[c.id()], within(1e-6)).isLessThanOrEqualTo(before);
                assertThat(c.left()).isCloseTo(c.p(), within(1e-12));
                assertThat(c.scaled()).isEqualTo(c.logit() / t);
                assertThat(c.exponential() / frame.sum()).isCloseTo(c.p(), within(1e-12));
                before = c.p();
            }
            double shown = frame.candidates().stream().mapToDouble(Candidate::p).sum();
            assertThat(frame.others().p() + shown).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void topPKeepsTheLeastSetThatHoldsTheMass() {
        SamplingFrame frame =
                frame(SamplingState.of(MODEL, PROMPT).withSampling(rules(1, 0, 0.6, 0)));
        double[] sorted = Arrays.stream(reference(PROMPT, 1)).sorted().toArray();
        double mass = 0;
        int needed = 0;
        while (mass < 0.6) {
            mass += sorted[sorted.length - ++needed];
        }
        assertThat(frame.left().count()).isEqualTo(needed);
        assertThat(frame.rules()).hasSize(1);
        assertThat(frame.rules().get(0).cut()).isEqualTo(frame.vocabulary() - needed);
        assertThat(frame.rules().get(0).massLeft()).isCloseTo(mass, within(1e-6));
        assertThat(frame.candidates().get(needed - 1).cutBy()).isEmpty();
        assertThat(frame.candidates().get(needed - 1).cumulative())
                .isGreaterThanOrEqualTo(0.6)
                .isCloseTo(mass, within(1e-6));
        assertThat(frame.candidates().get(needed).cutBy()).contains("top_p");
        assertThat(frame.candidates().get(needed).left()).isZero();
    }

    @Test
    void rulesWorkOnWhatTheOnesBeforeThemLeft() {
        SamplingFrame frame =
                frame(SamplingState.of(MODEL, PROMPT).withSampling(rules(1, 10, 0.5, 0.1)));
        assertThat(frame.rules().stream().map(RuleWork::rule))
                .containsExactly("top_k", "top_p", "min_p");
        assertThat(frame.rules().get(0).cut()).isEqualTo(frame.vocabulary() - 10);
        int cut = frame.rules().stream().mapToInt(RuleWork::cut).sum();
        assertThat(frame.left().count()).isEqualTo(frame.vocabulary() - cut);
        assertThat(Arrays.stream(frame.left().p()).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void penaltiesFollowTheirOwnArithmetic() {
        SamplingConfig penalties = new SamplingConfig(1, 0, 1, 0, 1, 1.3, 0.5, 0.25, 0, 0);
        SamplingState state = SamplingState.of(MODEL, PROMPT);
        int id = frame(state).candidates().get(0).id();
        SamplingFrame frame = frame(state.append(id).append(id).withSampling(penalties));
        assertThat(frame.penalties()).isPositive();
        for (Candidate c : frame.candidates()) {
            assertThat(c.left()).isCloseTo(c.p(), within(1e-9)); // the runtime's rules, our stages
        }
        assertThat(frame.tokens()).hasSize(PROMPT.length() + 2);
        assertThat(frame.given()).isEqualTo(PROMPT.length());
    }

    @Test
    void tenThousandDrawsAreDistributedAsTheySay() {
        for (double t : new double[] {0.7, 1, 1.5}) {
            NextAnswer data = Engine.answer(VISUALIZER.needs(SamplingState.of(MODEL, PROMPT)));
            SamplingFrame frame =
                    VISUALIZER.frame(
                            SamplingState.of(MODEL, PROMPT)
                                    .withSampling(rules(t, 0, 1, 0))
                                    .withDraws(10_000),
                            data);
            Sampler sampler = new Sampler(rules(t, 0, 1, 0));
            int[] counts = new Lottery(frame.left().p()).counts(sampler, PROMPT.length(), 10_000);
            double chance = ChiSquare.pValue(counts, reference(PROMPT, t), 10_000);
            assertThat(chance).as("T = " + t).isGreaterThan(0.001);
            for (Candidate c : frame.candidates()) {
                assertThat(c.drawn()).isEqualTo(counts[c.id()]);
            }
            double[] wrong = reference(PROMPT, t * 1.2); // the test does see a difference
            assertThat(ChiSquare.pValue(counts, wrong, 10_000)).isLessThan(1e-6);
        }
    }

    @Test
    void theChiSquareTestKnowsItsTables() {
        assertThat(ChiSquare.upperGamma(0.5, 3.841459 / 2)).isCloseTo(0.05, within(1e-6));
        assertThat(ChiSquare.upperGamma(5, 18.307038 / 2)).isCloseTo(0.05, within(1e-6));
        assertThat(ChiSquare.upperGamma(50, 77.929465 / 2)).isCloseTo(0.95, within(1e-6));
    }

    @Test
    void aDrawFallsOnThePartThatTheSamplerChooses() {
        SamplingConfig config = rules(1.2, 30, 0.9, 0);
        SamplingState state = SamplingState.of(MODEL, PROMPT).withSampling(config);
        NextAnswer data = Engine.answer(VISUALIZER.needs(state));
        Sampler sampler = new Sampler(config);
        for (int attempt = 0; attempt < 50; attempt++) {
            SamplingFrame frame = VISUALIZER.frame(state.withAttempt(attempt), data);
            Draw draw = frame.draw().orElseThrow();
            int chosen =
                    sampler.choose(
                                    sampler.next(
                                            data.pass().trace().lastLogits(),
                                            new dev.glassbox.runtime.sampling.SamplingContext(
                                                    data.pass().trace().ids(), data.given())),
                                    draw.u())
                            .orElseThrow();
            assertThat(draw.id()).isEqualTo(chosen);
            assertThat(draw.u()).isBetween(draw.from(), draw.from() + draw.p());
            assertThat(frame.facts()).containsEntry("drawn-token", draw.token());
        }
    }

    @Test
    void theColdestTemperatureIsTheArgmax() {
        SamplingFrame frame =
                frame(
                        SamplingState.of(MODEL, PROMPT)
                                .withSampling(rules(SamplingState.MIN_TEMPERATURE, 0, 1, 0))
                                .withDraws(1000));
        double[] p = reference(PROMPT, 1);
        int best =
                IntStream.range(0, p.length)
                        .boxed()
                        .max(Comparator.comparingDouble(id -> p[id]))
                        .orElseThrow();
        assertThat(frame.candidates().get(0).id()).isEqualTo(best);
        assertThat(frame.candidates().get(0).drawn()).isEqualTo(1000);
        assertThat(frame.facts()).containsEntry("effective-choices", "1.0");
    }

    @Test
    void noControlOfSamplingAsksTheModelAgain() {
        SamplingState state = SamplingState.of(MODEL, PROMPT);
        assertThat(
                        List.of(
                                state.withSampling(rules(0.4, 3, 0.2, 0.1)),
                                state.withAttempt(4),
                                state.withDraws(1000),
                                state.withMore(true),
                                state.withTable(true),
                                state.inspecting(4)))
                .allSatisfy(
                        other ->
                                assertThat(VISUALIZER.needs(other))
                                        .isEqualTo(VISUALIZER.needs(state)));
        assertThat(VISUALIZER.needs(state.append(3))).isNotEqualTo(VISUALIZER.needs(state));
    }

    @Test
    void theTreeIsPlacedLineByLine() {
        SamplingState state =
                SamplingState.of(MODEL, PROMPT).append(20).append(21).goingTo(1).append(22);
        BranchTree tree = frame(state).tree();
        assertThat(tree.rows()).isEqualTo(2);
        assertThat(tree.depth()).isEqualTo(2);
        assertThat(tree.nodes().stream().map(BranchTree.Node::row)).containsExactly(0, 0, 1);
        assertThat(tree.nodes().stream().map(BranchTree.Node::onLine))
                .containsExactly(true, false, true);
        assertThat(tree.moved(3, -1, 0)).isEqualTo(1);
        assertThat(tree.moved(1, 1, 0)).isEqualTo(2);
        assertThat(tree.moved(2, 0, 1)).isEqualTo(3);
        assertThat(tree.moved(0, -1, 0)).isZero();
    }

    @Test
    void aTextThatIsTooLongAndATokenThatIsNoneAreSaid() {
        SamplingState state = SamplingState.of(MODEL, PROMPT.repeat(2));
        assertThatThrownBy(() -> frame(state)).isInstanceOf(IntakeException.class);
        assertThatThrownBy(() -> frame(SamplingState.of(MODEL, PROMPT).append(99_999)))
                .isInstanceOf(IntakeException.class);
        assertThatThrownBy(() -> frame(SamplingState.of(MODEL, "")))
                .isInstanceOf(IntakeException.class);
    }

    @Test
    void theWorkingsLeadToTheNumberInThePicture() {
        SamplingState state = SamplingState.of(MODEL, PROMPT).withSampling(rules(0.8, 20, 1, 0));
        Candidate second = frame(state).candidates().get(1);
        SamplingFrame frame = frame(state.inspecting(second.id()));
        assertThat(frame.workings().orElseThrow().value().arguments().get("p"))
                .isEqualTo(dev.glassbox.visualizers.scale.Numbers.exact(second.left()));
        assertThat(frame.workings().orElseThrow().steps()).hasSize(5);
        assertThat(frame(state.inspecting(99_999)).workings()).isEmpty();
    }
}
