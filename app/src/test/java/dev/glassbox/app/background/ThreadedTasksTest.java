package dev.glassbox.app.background;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.glassbox.runtime.intake.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadedTasksTest {
    private final Threads threads = new Threads((thread, failure) -> {});

    /** Stands in for the JavaFX thread: what is queued here runs when the test says so. */
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();

    private final Function<Throwable, Problem> unexpected =
            failure -> Problem.failure("test.unexpected", failure.getClass().getSimpleName());

    private final ThreadedTasks tasks =
            new ThreadedTasks(threads::lane, fx::add, fx::add, unexpected);

    @AfterEach
    void stop() {
        threads.stop(Duration.ofSeconds(5));
    }

    @Test
    void worksOnItsLaneAndAnswersOnTheFxThread() throws InterruptedException {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        tasks.start(
                Lane.MODEL,
                progress -> Thread.currentThread().getName(),
                name -> answers.add(name + " seen on " + Thread.currentThread().getName()),
                problem -> answers.add(problem.id()));
        runNext();

        assertEquals(
                "glassbox-model-1 seen on " + Thread.currentThread().getName(), answers.poll());
    }

    @Test
    void everyPieceOfModelWorkIsDoneByOneThread() throws InterruptedException {
        BlockingQueue<Thread> workers = new LinkedBlockingQueue<>();
        for (int i = 0; i < 20; i++) {
            tasks.start(Lane.MODEL, p -> Thread.currentThread(), workers::add, problem -> {});
            runNext();
        }

        assertEquals(1, workers.stream().distinct().count());
        assertEquals(20, workers.size());
    }

    @Test
    void turnsAProblemIntoItsValueAndAnythingElseIntoAnUnexpectedOne() throws InterruptedException {
        BlockingQueue<Problem> problems = new LinkedBlockingQueue<>();
        Problem known = Problem.input("test.known", "here");
        tasks.start(
                Lane.WORK,
                progress -> {
                    throw known.asException();
                },
                done -> {},
                problems::add);
        runNext();
        tasks.start(
                Lane.WORK,
                progress -> {
                    throw new StackOverflowError();
                },
                done -> {},
                problems::add);
        runNext();

        assertEquals(
                List.of(known, Problem.failure("test.unexpected", "StackOverflowError")),
                List.copyOf(problems));
    }

    @Test
    void aCancelledTaskIsToldSoAndNeverAnswers() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        BackgroundTask task =
                tasks.start(
                        Lane.WORK,
                        progress -> {
                            begun.countDown();
                            try {
                                while (true) {
                                    progress.check();
                                    Thread.onSpinWait();
                                }
                            } finally {
                                stopped.countDown();
                            }
                        },
                        done -> answers.add("done"),
                        problem -> answers.add(problem.id()));
        assertTrue(begun.await(5, SECONDS));
        task.cancel();
        assertTrue(stopped.await(5, SECONDS));
        runNext();

        assertEquals(List.of(), List.copyOf(answers));
        assertFalse(task.running().get());
    }

    @Test
    void progressIsShownOncePerFrameHoweverOftenItIsReported() throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        BackgroundTask task =
                tasks.start(
                        Lane.WORK,
                        progress -> {
                            for (int i = 0; i <= 1000; i++) {
                                progress.report(i / 2000.0);
                            }
                            reported.countDown();
                            return goOn.await(5, SECONDS);
                        },
                        done -> {},
                        problem -> {});
        assertTrue(reported.await(5, SECONDS));

        assertEquals(1, fx.size());
        assertEquals(-1, task.progress().get());
        runNext();
        assertEquals(0.5, task.progress().get());
        goOn.countDown();
    }

    @Test
    void aDrainHandsOverEverythingSinceTheLastFrameInOrderAndKeepsTheNewest() {
        BlockingQueue<List<Integer>> seen = new LinkedBlockingQueue<>();
        PulseDrain<Integer> drain = new PulseDrain<>(3, fx::add, seen::add);
        drain.offer(1);
        drain.offer(2);
        fx.remove().run();
        for (int i = 3; i <= 7; i++) {
            drain.offer(i);
        }
        fx.remove().run();

        assertEquals(List.of(List.of(1, 2), List.of(5, 6, 7)), List.copyOf(seen));
        assertEquals(0, fx.size());
    }

    @Test
    void stopWaitsForWhatIsRunningAndRefusesWhatComesLater() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        BlockingQueue<String> ended = new LinkedBlockingQueue<>();
        Executor model = threads.lane(Lane.MODEL);
        model.execute(
                () -> {
                    begun.countDown();
                    try {
                        Thread.sleep(200);
                    } catch (InterruptedException e) {
                        ended.add("interrupted");
                    }
                    ended.add("ended");
                });
        assertTrue(begun.await(5, SECONDS));

        assertTrue(threads.stop(Duration.ofSeconds(5)));
        assertEquals(List.of("ended"), List.copyOf(ended));
        BackgroundTask late = tasks.start(Lane.WORK, p -> "x", done -> {}, problem -> {});
        assertFalse(late.running().get());
    }

    @Test
    void stopGivesUpOnWorkThatDoesNotEnd() {
        CountDownLatch never = new CountDownLatch(1);
        threads.lane(Lane.WORK)
                .execute(
                        () -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        assertFalse(threads.stop(Duration.ofMillis(100)));
        never.countDown();
    }

    private void runNext() throws InterruptedException {
        Runnable action = fx.poll(5, SECONDS);
        if (action == null) {
            throw new AssertionError("nothing came to the JavaFX thread");
        }
        action.run();
    }
}
