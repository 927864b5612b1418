package dev.glassbox.app.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.HeavyQuestion;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Questions of visualizers' own: answers grow in sight, are kept, and are dropped when stale. */
class QuestionsTest {
    /** Counts up to a number, and hands on every number before it. */
    private record CountTo(int number) implements Question<Counted> {
        @Override
        public Counted answer(OpenModels models, Asking<Counted> asking) {
            for (int i = 1; i < number; i++) {
                asking.check();
                asking.soFar(new Counted(i, false));
            }
            return new Counted(number, true);
        }
    }

    /** The same, counted beside the thread of models from what those say to begin with. */
    private record CountBeside(int number) implements HeavyQuestion<Integer, Counted> {
        @Override
        public Integer inputs(OpenModels models, Cancellation cancellation) {
            return 1;
        }

        @Override
        public Counted work(Integer inputs, Asking<Counted> asking) {
            for (int i = inputs; i < number; i++) {
                asking.check();
                asking.soFar(new Counted(i, false));
            }
            return new Counted(number, true);
        }
    }

    private record Counted(int number, boolean complete) implements QuestionAnswer {
        @Override
        public long bytes() {
            return 16;
        }
    }

    private static final OpenModels NO_MODELS =
            new OpenModels(new ModelCatalog(Map.of(), List::of, List.of()), 1);

    private final ManualTasks tasks = new ManualTasks();
    private final List<Runnable> pulses = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private int answered;
    private boolean eager;
    private final EngineNeeds needs =
            new EngineNeeds(
                    tasks,
                    (need, cancellation) -> {
                        throw new AssertionError("no trace is asked for");
                    },
                    need -> Optional.empty(),
                    new Answerer() {
                        @Override
                        public <T> T answer(Function<OpenModels, T> question) {
                            answered++;
                            return question.apply(NO_MODELS);
                        }
                    },
                    pulse -> {
                        if (eager) {
                            pulse.run();
                        } else {
                            pulses.add(pulse);
                        }
                    });

    private void start() {
        needs.startEngine(() -> {});
        tasks.step(Lane.MODEL);
    }

    private void ask(NeedHost host, int number) {
        host.ask(
                new Need.OfQuestion<>(new CountTo(number)),
                counted -> seen.add(String.valueOf(counted.number())),
                problem -> seen.add(problem.id()));
    }

    @Test
    void whatIsKnownSoFarIsHandedOnWithTheFrames() {
        start();
        NeedHost host = needs.open();
        eager = true;
        ask(host, 4);
        assertThat(host.waiting().get()).isTrue();
        tasks.step(Lane.MODEL);
        assertThat(seen).containsExactly("1", "2", "3", "4");
        assertThat(host.waiting().get()).isFalse();
    }

    @Test
    void anAnswerIsKeptForTheNextWhoAsks() {
        start();
        ask(needs.open(), 3);
        tasks.step(Lane.MODEL);
        ask(needs.open(), 3);
        assertThat(seen).containsExactly("3", "3");
        assertThat(answered).isEqualTo(1);
    }

    @Test
    void aPartOfAnAnswerThatComesAfterItsEndIsDropped() {
        start();
        ask(needs.open(), 5);
        tasks.step(Lane.MODEL);
        pulses.forEach(Runnable::run);
        assertThat(pulses).isNotEmpty();
        assertThat(seen).containsExactly("5");
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotComputed() {
        start();
        NeedHost host = needs.open();
        ask(host, 5);
        ask(host, 1);
        tasks.step(Lane.MODEL);
        tasks.step(Lane.MODEL);
        assertThat(seen).containsExactly("1");
        assertThat(answered).isEqualTo(1);
    }

    @Test
    void aBrokenEngineIsSaidAndNothingIsComputed() {
        Problem broken = Problem.failure("test.no-engine", "");
        needs.startEngine(
                () -> {
                    throw broken.asException();
                });
        tasks.step(Lane.MODEL);
        ask(needs.open(), 3);
        tasks.step(Lane.MODEL);
        assertThat(seen).containsExactly("test.no-engine");
        assertThat(answered).isZero();
    }

    private void askBeside(NeedHost host, int number) {
        host.ask(
                new Need.OfQuestion<>(new CountBeside(number)),
                counted -> seen.add(String.valueOf(counted.number())),
                problem -> seen.add(problem.id()));
    }

    @Test
    void longArithmeticLeavesTheThreadOfModelsFree() {
        start();
        NeedHost host = needs.open();
        eager = true;
        askBeside(host, 3);
        tasks.step(Lane.MODEL);
        assertThat(seen).isEmpty();
        assertThat(host.waiting().get()).isTrue();
        assertThat(tasks.waiting(Lane.MODEL)).isZero();
        tasks.step(Lane.ARITHMETIC);
        assertThat(seen).containsExactly("1", "2", "3");
        assertThat(host.waiting().get()).isFalse();
        askBeside(host, 3);
        assertThat(seen).containsExactly("1", "2", "3", "3");
        assertThat(answered).isEqualTo(1);
    }

    @Test
    void longArithmeticThatNobodyWaitsForStopsInEitherPart() {
        start();
        NeedHost host = needs.open();
        askBeside(host, 3);
        host.cancel();
        tasks.step(Lane.MODEL);
        assertThat(tasks.waiting(Lane.ARITHMETIC)).isZero();
        askBeside(host, 4);
        tasks.step(Lane.MODEL);
        ask(host, 2);
        tasks.step(Lane.ARITHMETIC);
        tasks.step(Lane.MODEL);
        assertThat(seen).containsExactly("stage.stopped", "2");
    }
}
