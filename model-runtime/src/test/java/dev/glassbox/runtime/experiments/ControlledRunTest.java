package dev.glassbox.runtime.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.training.RunControl;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ControlledRunTest {
    private final RunControl control = new RunControl();
    private final BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
    private final RunContext<Integer> context = new ControlledRun<>(7, control, seen::add);

    /** Counts for ever. */
    private CompletableFuture<Void> count() {
        return CompletableFuture.runAsync(
                () -> {
                    for (int step = 1; ; step++) {
                        context.turn();
                        context.emit(step);
                    }
                });
    }

    @Test
    void waitsWhilePausedAndMakesTheStepsAskedFor() throws InterruptedException {
        control.pause();
        CompletableFuture<Void> run = count();
        control.step(2);

        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(seen.poll(100, TimeUnit.MILLISECONDS)).isNull();
        assertThat(control.isPaused()).isTrue();

        control.proceed();
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(3);
        control.stop();
        assertThatThrownBy(run::join).hasCauseInstanceOf(CancellationException.class);
    }

    @Test
    void stopsWhilePaused() {
        control.pause();
        CompletableFuture<Void> run = count();
        control.stop();
        assertThatThrownBy(run::join).hasCauseInstanceOf(CancellationException.class);
        assertThat(seen).isEmpty();
        assertThat(context.cancellation().isCancelled()).isTrue();
    }

    @Test
    void anInterruptStopsItAndStays() throws InterruptedException {
        control.pause();
        boolean[] interrupted = {false};
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                context.turn();
                            } catch (CancellationException e) {
                                interrupted[0] = Thread.currentThread().isInterrupted();
                            }
                        });
        thread.start();
        thread.interrupt();
        thread.join();
        assertThat(interrupted[0]).isTrue();
    }

    @Test
    void aClaimWithoutAFigureDoesNotHold() {
        assertThat(Claim.atLeast("x", null, 0).holds()).isFalse();
        assertThat(Claim.atLeast("x", 3.0, 3).holds()).isTrue();
        assertThat(Claim.below("x", 3.0, 3).holds()).isFalse();
        assertThat(Claim.atMost("x", 3.0, 3).holds()).isTrue();
        assertThat(Claim.above("x", 3.0, 3).holds()).isFalse();
        Result result = () -> List.of(Claim.above("x", 4.0, 3), Claim.below("y", 4.0, 3));
        assertThat(result.holds()).isFalse();
    }
}
