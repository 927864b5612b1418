package dev.glassbox.app.background;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** The needs of one place on screen. */
final class PlaceHost implements NeedHost {
    private static final Consumer<Problem> NOBODY = problem -> {};

    private final EngineNeeds needs;
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(this, "waiting");
    private final List<BackgroundTask> underWay = new ArrayList<>(2);
    private Consumer<? super Problem> stopped = NOBODY; // who waits, while somebody does
    private @Nullable Object underWayFor; // a late partial answer of an older question is dropped

    PlaceHost(EngineNeeds needs) {
        this.needs = needs;
    }

    @Override
    @SuppressWarnings("unchecked") // each kind of need fixes the type of its answer
    public <D> void ask(
            Need<D> need, Consumer<? super D> answered, Consumer<? super Problem> troubled) {
        drop();
        if (need instanceof Need.OfTrace ofTrace) {
            askTrace(ofTrace, (Consumer<? super TraceAnswer>) answered, troubled);
        } else if (need instanceof Need.OfQuestion<?> question) {
            askQuestion(question, (Consumer<Object>) answered, troubled);
        } else {
            ((Consumer<Object>) answered).accept(Need.None.NONE);
        }
    }

    private void askTrace(
            Need.OfTrace need,
            Consumer<? super TraceAnswer> answered,
            Consumer<? super Problem> troubled) {
        Optional<TraceAnswer> known = needs.known(need);
        if (known.isPresent()) {
            answered.accept(known.get());
            return;
        }
        waiting.set(true);
        stopped = troubled;
        if (needs.broken() == null && needs.engine().get().equals(EngineState.STARTING)) {
            track(needs.recorded(need, recording -> recording.ifPresent(answered)));
        }
        track(
                needs.live(
                        need,
                        answer -> {
                            drop();
                            answered.accept(answer);
                        },
                        problem -> {
                            drop();
                            instead(need, problem, answered, troubled);
                        }));
    }

    /** There are no recordings of these. */
    private <D extends QuestionAnswer> void askQuestion(
            Need.OfQuestion<D> need,
            Consumer<Object> answered,
            Consumer<? super Problem> troubled) {
        Optional<D> known = needs.known(need);
        if (known.isPresent()) {
            answered.accept(known.get());
            return;
        }
        waiting.set(true);
        stopped = troubled;
        Object asking = new Object();
        underWayFor = asking;
        track(
                needs.answered(
                        need,
                        partial -> {
                            if (asking == underWayFor) {
                                answered.accept(partial);
                            }
                        },
                        answer -> {
                            drop();
                            answered.accept(answer);
                        },
                        problem -> {
                            drop();
                            troubled.accept(problem);
                        }));
    }

    /** A recording is better than a sentence when it is the engine that is broken. */
    private void instead(
            Need.OfTrace need,
            Problem problem,
            Consumer<? super TraceAnswer> answered,
            Consumer<? super Problem> troubled) {
        if (!problem.equals(needs.broken())) {
            troubled.accept(problem);
            return;
        }
        waiting.set(true);
        stopped = troubled;
        track(
                needs.recorded(
                        need,
                        recording -> {
                            drop();
                            recording.ifPresentOrElse(answered, () -> troubled.accept(problem));
                        }));
    }

    private void track(BackgroundTask task) {
        // On a thread of its own the task is still running; a same-thread one has ended already.
        if (task.running().get()) {
            underWay.add(task);
        }
    }

    private void drop() {
        underWayFor = null;
        underWay.forEach(BackgroundTask::cancel);
        underWay.clear();
        waiting.set(false);
        stopped = NOBODY;
    }

    @Override
    public ReadOnlyBooleanProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    @Override
    public void cancel() {
        if (waiting.get()) {
            Consumer<? super Problem> asker = stopped;
            drop();
            asker.accept(Problem.input("stage.stopped", ""));
        }
    }

    @Override
    public void dispose() {
        drop();
    }
}
