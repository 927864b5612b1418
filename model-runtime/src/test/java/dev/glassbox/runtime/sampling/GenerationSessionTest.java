package dev.glassbox.runtime.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.Refusals;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GenerationSessionTest {
    private static final double TOLERANCE = 1e-4;
    private static final SamplingConfig DRAWN =
            new SamplingConfig(0.9, 0, 0.95, 0, 1, 1.1, 0, 0, 0, 11);
    private static LanguageModel model;
    private static int[] prompt;

    @BeforeAll
    static void open() {
        model = new Gpt2Provider().open(TestModels.bundled("shakespeare-char"), "test");
        prompt = model.tokenizer().orElseThrow().encodeIds("ROMEO:\nBut, soft!");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void greedyWithTheCacheIsGreedyWithoutIt() {
        int[] whole = prompt;
        for (int i = 0; i < 40; i++) {
            float[] logits =
                    model.run(whole, TraceRequest.lastLogits(), Cancellation.NONE).lastLogits();
            whole = Arrays.copyOf(whole, whole.length + 1);
            whole[whole.length - 1] = NextTokens.of(logits, 1).best(1).get(0).id();
        }

        try (GenerationSession session = session(SamplingConfig.GREEDY, 40)) {
            session.play(40, GenerationListener.NONE, Cancellation.NONE);
            assertThat(session.ids()).isEqualTo(whole);
            assertThat(session.ending()).hasValue(Ending.LENGTH);
        }
    }

    @Test
    void theLogitsOfEveryStepAreThoseOfTheWholeText() {
        List<float[]> heard = new ArrayList<>();
        try (GenerationSession session = session(DRAWN, 30)) {
            session.play(30, (step, next) -> heard.add(next.logits()), Cancellation.NONE);
            int[] ids = Arrays.copyOf(session.ids(), prompt.length + 29);
            var all =
                    model.run(
                                    ids,
                                    new TraceRequest(Set.of(), TraceRequest.Logits.ALL),
                                    Cancellation.NONE)
                            .logits();
            for (int i = 0; i < 30; i++) {
                assertThat(heard.get(i))
                        .containsExactly(
                                all.row(0, prompt.length - 1 + i),
                                org.assertj.core.data.Offset.offset((float) TOLERANCE));
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameTokensBitForBit() {
        List<GenerationStep> first = drawn(DRAWN);

        assertThat(drawn(DRAWN)).isEqualTo(first);
        assertThat(drawn(DRAWN.withSeed(12))).isNotEqualTo(first);
    }

    @Test
    void whatIsMeasuredIsTrue() {
        try (GenerationSession session = session(DRAWN, 5)) {
            GenerationStep step = session.step(Cancellation.NONE).orElseThrow();
            NextTokens next = session.next(0, Cancellation.NONE);
            double[] own = NextTokens.of(next.logits(), 1).probabilities();
            double bits = 0;
            for (double p : own) {
                bits -= p * Math.log(p) / Math.log(2);
            }

            assertThat(step.position()).isEqualTo(prompt.length);
            assertThat(step.modelP()).isCloseTo(own[step.id()], within(1e-12));
            assertThat(step.entropy()).isCloseTo(bits, within(1e-9));
            assertThat(next.best(step.rank()).get(step.rank() - 1).id()).isEqualTo(step.id());
            assertThat(step.p()).isEqualTo(next.probabilities()[step.id()]);
            assertThat(step.draw()).isEqualTo(new Sampler(DRAWN).draw(prompt.length, 0));
            assertThat(session.rules(0, Cancellation.NONE))
                    .extracting(SamplingStep::rule)
                    .containsExactly("repetition_penalty", "temperature", "top_p");
        }
    }

    @Test
    void anyTokenCanBeTheStartOfAnotherLineAndNoLineIsLost() {
        try (GenerationSession session = session(DRAWN, 20)) {
            List<GenerationStep> line =
                    session.play(20, GenerationListener.NONE, Cancellation.NONE);
            int[] first = session.ids();
            GenerationStep fork = line.get(7);
            session.goTo(fork.node());
            int other = line.get(8).id() == 0 ? 1 : 0;
            GenerationStep put = session.put(other, Cancellation.NONE).orElseThrow();
            session.play(5, GenerationListener.NONE, Cancellation.NONE);
            int[] second = session.ids();

            assertThat(put.parent()).isEqualTo(fork.node());
            assertThat(second).hasSize(prompt.length + 14);
            assertThat(Arrays.copyOf(second, prompt.length + 8))
                    .isEqualTo(Arrays.copyOf(first, prompt.length + 8));
            assertThat(second[prompt.length + 8]).isEqualTo(other);
            session.goTo(line.get(19).node());
            assertThat(session.ids()).isEqualTo(first);
            assertThat(session.steps()).hasSize(26).startsWith(line.get(0));

            float[] whole =
                    model.run(second, TraceRequest.lastLogits(), Cancellation.NONE).lastLogits();
            session.goTo(26);
            assertThat(session.next(26, Cancellation.NONE).logits())
                    .containsExactly(whole, org.assertj.core.data.Offset.offset((float) TOLERANCE));
        }
    }

    @Test
    void steppingAgainIsTheSameNodeAndAnotherAttemptAnotherNumber() {
        try (GenerationSession session = session(DRAWN.withTemperature(5), 20)) {
            GenerationStep first = session.step(Cancellation.NONE).orElseThrow();
            session.goTo(0);
            assertThat(session.step(Cancellation.NONE)).hasValue(first);
            List<Integer> tokens =
                    IntStream.range(0, 6)
                            .mapToObj(
                                    attempt -> {
                                        session.goTo(0);
                                        return session.retry(attempt, Cancellation.NONE)
                                                .orElseThrow()
                                                .id();
                                    })
                            .toList();
            assertThat(tokens.get(0)).isEqualTo(first.id());
            assertThat(Set.copyOf(tokens)).hasSizeGreaterThan(1);
        }
    }

    @Test
    void cancelledBetweenTokensItKeepsWhatThereIs() {
        AtomicInteger heard = new AtomicInteger();
        int[] whole;
        try (GenerationSession session = session(DRAWN, 12)) {
            session.play(12, GenerationListener.NONE, Cancellation.NONE);
            whole = session.ids();
        }
        try (GenerationSession session = session(DRAWN, 12)) {
            List<GenerationStep> made =
                    session.play(
                            12, (step, next) -> heard.incrementAndGet(), () -> heard.get() >= 3);
            assertThat(made).hasSize(3);
            assertThat(session.ids()).isEqualTo(Arrays.copyOf(whole, prompt.length + 3));
            assertThat(session.ending()).isEmpty();
            session.play(12, GenerationListener.NONE, Cancellation.NONE);
            assertThat(session.ids()).isEqualTo(whole);
        }
    }

    @Test
    void cancelledWithinATokenNothingHasChanged() {
        try (GenerationSession session = session(DRAWN, 12)) {
            session.step(Cancellation.NONE);
            AtomicInteger asked = new AtomicInteger();
            assertThatThrownBy(() -> session.step(() -> asked.incrementAndGet() > 3))
                    .isInstanceOf(CancellationException.class);
            assertThat(session.steps()).hasSize(1);
            assertThat(session.step(Cancellation.NONE)).isPresent();
        }
    }

    @Test
    void theEndOfTheContextIsSaid() {
        try (LanguageModel tiny =
                        new Gpt2Provider().open(TestModels.reference("gpt2-gelu-new"), "test");
                GenerationSession session =
                        new GenerationSession(
                                tiny,
                                new int[] {1, 2, 3},
                                SamplingConfig.GREEDY,
                                new GenerationLimits(100, Set.of()))) {
            assertThat(session.play(100, GenerationListener.NONE, Cancellation.NONE)).hasSize(9);
            assertThat(session.ids()).hasSize(tiny.config().nCtx());
            assertThat(session.ending()).hasValue(Ending.CONTEXT);
            assertThat(session.notice().orElseThrow().id()).isEqualTo("generation.context-end");
            // 2 x 2 layers x 3 heads x 4 x 12 positions x 4 bytes
            assertThat(session.cacheBytes()).isEqualTo(2L * 2 * 3 * 4 * 12 * 4);
            assertThat(session.cacheBytesUsed()).isEqualTo(2L * 2 * 3 * 4 * 11 * 4);
        }
    }

    @Test
    void anEndTokenEndsTheText() {
        try (GenerationSession plain = session(DRAWN, 9)) {
            GenerationStep fourth =
                    plain.play(9, GenerationListener.NONE, Cancellation.NONE).get(3);
            try (GenerationSession session =
                    new GenerationSession(
                            model, prompt, DRAWN, new GenerationLimits(9, Set.of(fourth.id())))) {
                List<GenerationStep> made =
                        session.play(9, GenerationListener.NONE, Cancellation.NONE);
                assertThat(made.get(made.size() - 1).id()).isEqualTo(fourth.id());
                assertThat(made).hasSizeLessThanOrEqualTo(4);
                assertThat(session.ending()).hasValue(Ending.END_TOKEN);
                assertThat(session.step(Cancellation.NONE)).isEmpty();
                assertThat(session.put(1, Cancellation.NONE)).isEmpty();
            }
        }
    }

    @Test
    void rulesThatForbidEveryTokenAreSaid() {
        SamplingConfig nothingTwice = new SamplingConfig(1, 0, 1, 0, 1, 1, 0, 0, 1, 0);
        TableModel three = new TableModel(new float[3][3], 9);
        try (GenerationSession session =
                new GenerationSession(
                        three,
                        new int[] {0, 1, 2},
                        nothingTwice,
                        new GenerationLimits(5, Set.of()))) {
            assertThat(session.step(Cancellation.NONE)).isEmpty();
            assertThat(session.ending()).hasValue(Ending.NO_CANDIDATE);
            assertThat(session.notice().orElseThrow().id()).isEqualTo("generation.no-candidate");
            session.configure(SamplingConfig.GREEDY);
            assertThat(session.step(Cancellation.NONE)).isPresent();
        }
    }

    @Test
    void aLineThatBranchesOffReadsOnlyWhatIsNew() {
        TableModel counting = new TableModel(new float[7][7], 50);
        try (GenerationSession session =
                new GenerationSession(
                        counting,
                        new int[] {0, 1, 2, 3},
                        SamplingConfig.GREEDY,
                        new GenerationLimits(20, Set.of()))) {
            session.play(10, GenerationListener.NONE, Cancellation.NONE);
            assertThat(counting.read()).isEqualTo(4 + 9);
            session.goTo(3);
            session.put(5, Cancellation.NONE); // its logits are kept
            session.put(6, Cancellation.NONE);
            assertThat(counting.read()).isEqualTo(4 + 9 + 1);
        }
    }

    @Test
    void nothingNativeStaysBehind() {
        try (NDManager observer = EngineThread.enter().newManager()) {
            int before = NativeLedger.arrays(observer);
            for (int round = 0; round < 3; round++) {
                drawn(DRAWN);
                new BeamSearch(
                                model,
                                SamplingConfig.PLAIN,
                                new BeamSettings(3, 1, false),
                                new GenerationLimits(4, Set.of()))
                        .run(prompt, Cancellation.NONE);
            }
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
        }
    }

    @Test
    void aPromptThatCannotBeReadIsRefusedBeforeMemoryIsTaken() {
        GenerationLimits limits = new GenerationLimits(5, Set.of());
        assertThat(
                        Refusals.problemOf(
                                        () ->
                                                new GenerationSession(
                                                        model,
                                                        new int[] {9999},
                                                        SamplingConfig.PLAIN,
                                                        limits))
                                .id())
                .isEqualTo("tokenizer.unknown-id");
    }

    private static List<GenerationStep> drawn(SamplingConfig config) {
        try (GenerationSession session = session(config, 40)) {
            return session.play(40, GenerationListener.NONE, Cancellation.NONE);
        }
    }

    private static GenerationSession session(SamplingConfig config, int tokens) {
        return new GenerationSession(model, prompt, config, new GenerationLimits(tokens, Set.of()));
    }
}
