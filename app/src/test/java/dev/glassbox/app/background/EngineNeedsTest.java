package dev.glassbox.app.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.ByteSpan;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EngineNeedsTest {
    private static final Problem UNREADABLE = Problem.input("test.unreadable", "prompt");
    private static final Problem NO_ENGINE = Problem.failure("test.no-engine", "");

    private final ManualTasks tasks = new ManualTasks();
    private final List<String> computed = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final Tracer tracer =
            (need, cancellation) -> {
                computed.add(need.prompt());
                if (need.prompt().isEmpty()) {
                    throw UNREADABLE.asException();
                }
                return answer(need, false);
            };
    private final EngineNeeds needs =
            new EngineNeeds(tasks, tracer, this::recording, new NoAnswers(), Runnable::run);

    @Test
    void answersWithLiveNumbersOnceTheEngineIsThere() {
        startEngine();
        ask(needs.open(), "a");
        tasks.step(Lane.MODEL);

        assertEquals(List.of("a live"), seen);
    }

    @Test
    void dropsTheAnswerToAnOlderQuestionOfTheSamePlace() {
        startEngine();
        NeedHost host = needs.open();
        ask(host, "older");
        ask(host, "newer");
        tasks.step(Lane.MODEL);
        tasks.step(Lane.MODEL);

        assertEquals(List.of("newer live"), seen);
        assertEquals(List.of("newer"), computed);
    }

    @Test
    void stopsWhatIsAwaitedAndSaysSoAndComputesWhenAskedAgain() {
        startEngine();
        NeedHost host = needs.open();
        ask(host, "long");
        assertTrue(host.waiting().get());
        host.cancel();
        assertFalse(host.waiting().get());
        tasks.step(Lane.MODEL);
        assertEquals(List.of("stage.stopped"), seen);
        assertEquals(List.of(), computed);

        host.cancel(); // nothing is awaited: nothing is said
        ask(host, "long");
        tasks.step(Lane.MODEL);
        assertEquals(List.of("stage.stopped", "long live"), seen);
    }

    @Test
    void answersEveryPlaceThatAsks() {
        startEngine();
        ask(needs.open(), "one");
        ask(needs.open(), "two");
        tasks.step(Lane.MODEL);
        tasks.step(Lane.MODEL);

        assertEquals(List.of("one live", "two live"), seen);
    }

    @Test
    void computesEqualNeedsOnce() {
        startEngine();
        ask(needs.open(), "same");
        ask(needs.open(), "same");
        tasks.step(Lane.MODEL);
        tasks.step(Lane.MODEL);
        ask(needs.open(), "same");

        assertEquals(List.of("same live", "same live", "same live"), seen);
        assertEquals(List.of("same"), computed);
    }

    @Test
    void showsARecordingUntilTheEngineAnswers() {
        NeedHost host = needs.open();
        needs.startEngine(() -> {});
        ask(host, "recorded");
        tasks.step(Lane.WORK);

        assertEquals(List.of("recorded recorded"), seen);
        assertTrue(host.waiting().get());

        tasks.step(Lane.MODEL); // the engine starts
        tasks.step(Lane.MODEL);

        assertEquals(List.of("recorded recorded", "recorded live"), seen);
        assertFalse(host.waiting().get());
    }

    @Test
    void neverReplacesLiveNumbersByARecording() {
        needs.startEngine(() -> {});
        ask(needs.open(), "recorded");
        tasks.step(Lane.MODEL);
        tasks.step(Lane.MODEL);
        tasks.step(Lane.WORK);

        assertEquals(List.of("recorded live"), seen);
    }

    @Test
    void aRecordingIsNotTakenForALiveAnswerLater() {
        needs.startEngine(() -> {});
        ask(needs.open(), "recorded");
        tasks.step(Lane.WORK);
        tasks.step(Lane.MODEL);
        ask(needs.open(), "recorded");
        tasks.step(Lane.MODEL);
        tasks.step(Lane.MODEL);

        assertEquals(List.of("recorded recorded", "recorded live", "recorded live"), seen);
    }

    @Test
    void keepsToRecordingsWhenTheEngineCannotStart() {
        NeedHost host = needs.open();
        breakEngine();
        ask(host, "recorded");
        tasks.step(Lane.MODEL);
        tasks.step(Lane.WORK);

        assertEquals(List.of("recorded recorded"), seen);
        assertEquals(EngineState.failed(NO_ENGINE), needs.engine().get());
        assertFalse(host.waiting().get());
    }

    @Test
    void saysWhyTheEngineCannotStartWhereNothingIsRecorded() {
        breakEngine();
        ask(needs.open(), "a");
        tasks.step(Lane.MODEL);
        tasks.step(Lane.WORK);

        assertEquals(List.of("test.no-engine"), seen);
        assertEquals(List.of(), computed);
    }

    @Test
    void aPromptThatCannotBeReadIsAProblemAndAsksAgainNextTime() {
        startEngine();
        NeedHost host = needs.open();
        ask(host, "");
        tasks.step(Lane.MODEL);
        ask(host, "");
        tasks.step(Lane.MODEL);

        assertEquals(List.of("test.unreadable", "test.unreadable"), seen);
        assertEquals(List.of("", ""), computed);
    }

    @Test
    void nothingIsAnsweredAtOnce() {
        needs.open().ask(new Need.Nothing(), none -> seen.add(none.name()), problem -> {});

        assertEquals(List.of("NONE"), seen);
        assertEquals(0, tasks.waiting(Lane.MODEL));
    }

    @Test
    void aDisposedHostAnswersNoMore() {
        startEngine();
        NeedHost host = needs.open();
        ask(host, "a");
        host.dispose();
        tasks.step(Lane.MODEL);

        assertEquals(List.of(), seen);
    }

    @Test
    void keepsNoHoldOnWhoAsked() {
        startEngine();
        NeedHost host = needs.open();
        JMemoryBuddy.memoryTest(
                checker -> {
                    List<String> view = new ArrayList<>();
                    host.ask(need("a"), answer -> view.add("answered"), problem -> view.clear());
                    tasks.step(Lane.MODEL);
                    assertEquals(List.of("answered"), view);
                    checker.assertCollectable(view);
                });
    }

    @Test
    void forgetsTheOldestAnswersWhenTheyGrowTooLarge() {
        AnswerCache cache = new AnswerCache(3 * 4 * Float.BYTES);
        for (String prompt : List.of("a", "b", "c")) {
            cache.keep(need(prompt), answer(need(prompt), false));
        }
        cache.find(need("a"));
        cache.keep(need("d"), answer(need("d"), false));

        assertTrue(cache.find(need("a")).isPresent());
        assertTrue(cache.find(need("b")).isEmpty());
        assertTrue(cache.find(need("c")).isPresent());
        assertTrue(cache.find(need("d")).isPresent());
    }

    private void startEngine() {
        needs.startEngine(() -> {});
        tasks.step(Lane.MODEL);
        assertEquals(EngineState.READY, needs.engine().get());
    }

    private void breakEngine() {
        needs.startEngine(
                () -> {
                    throw NO_ENGINE.asException();
                });
        tasks.step(Lane.MODEL);
    }

    private void ask(NeedHost host, String prompt) {
        Consumer<TraceAnswer> answered =
                answer ->
                        seen.add(
                                answer.tokens().get(0).text()
                                        + (answer.trace().origin().recorded()
                                                ? " recorded"
                                                : " live"));
        host.ask(need(prompt), answered, problem -> seen.add(problem.id()));
    }

    private Optional<TraceAnswer> recording(Need.OfTrace need) {
        return need.prompt().equals("recorded")
                ? Optional.of(answer(need, true))
                : Optional.empty();
    }

    private static Need.OfTrace need(String prompt) {
        return new Need.OfTrace("tiny", prompt, TraceRequest.lastLogits());
    }

    /** One token, four logits. */
    private static TraceAnswer answer(Need.OfTrace need, boolean recorded) {
        Tensor logits = Tensor.wrap(new float[4], new int[] {1, 1, 4}, "batch", "pos", "d_vocab");
        Origin origin = new Origin("tiny", "00", recorded, Instant.EPOCH, "test", 1, 0);
        return new TraceAnswer(
                new ModelCard("tiny", "gpt2", 1, "bundled", "", "", "00"),
                new ModelConfig("gpt2", 1, 1, 1, 1, 1, 1, 4, 8),
                new OneToken(),
                List.of(new Token(0, need.prompt(), new ByteSpan(0, 1))),
                new Trace(new int[] {0}, Map.of(), logits, origin));
    }

    private static final class OneToken implements Tokenizer {
        @Override
        public List<Token> encode(String text) {
            return List.of();
        }

        @Override
        public String decode(int[] ids) {
            return "";
        }

        @Override
        public String tokenText(int id) {
            return "";
        }

        @Override
        public int vocabularySize() {
            return 4;
        }
    }
}
