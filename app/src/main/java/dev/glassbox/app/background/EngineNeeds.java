package dev.glassbox.app.background;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.HeavyQuestion;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Answers needs by the engine; by recordings while it is starting, and when it cannot start.
 * Belongs to the JavaFX thread.
 */
public final class EngineNeeds implements Needs {
    private static final long CACHE_BYTES = 48L << 20;

    private final BackgroundTasks tasks;
    private final Tracer tracer;
    private final Recordings recordings;
    private final Answerer answerer;
    private final Pulses pulses;
    private final AnswerCache cache = new AnswerCache(CACHE_BYTES);
    private final ReadOnlyObjectWrapper<EngineState> engine =
            new ReadOnlyObjectWrapper<>(this, "engine", EngineState.STARTING);
    private volatile @Nullable Problem broken;

    /**
     * @param pulses brings answers that are not complete yet to the JavaFX thread
     */
    public EngineNeeds(
            BackgroundTasks tasks,
            Tracer tracer,
            Recordings recordings,
            Answerer answerer,
            Pulses pulses) {
        this.tasks = tasks;
        this.tracer = tracer;
        this.recordings = recordings;
        this.answerer = answerer;
        this.pulses = pulses;
    }

    /**
     * Starts the engine on the model thread. What is asked meanwhile waits its turn there.
     *
     * @param start makes the engine ready, or throws an {@code IntakeException}
     */
    public void startEngine(Runnable start) {
        tasks.start(
                Lane.MODEL,
                progress -> {
                    tryToStart(start);
                    return EngineState.READY;
                },
                engine::set,
                problem -> {
                    broken = problem;
                    engine.set(EngineState.failed(problem));
                });
    }

    /** What waits on the model thread must know at once that the engine is broken. */
    private void tryToStart(Runnable start) {
        try {
            start.run();
        } catch (IntakeException e) {
            broken = e.problem();
            throw e;
        }
    }

    @Override
    public ReadOnlyObjectProperty<EngineState> engine() {
        return engine.getReadOnlyProperty();
    }

    @Override
    public NeedHost open() {
        return new PlaceHost(this);
    }

    /** The answer if it is known already. */
    <D> Optional<D> known(Need<D> need) {
        return cache.find(need);
    }

    /** Why the engine cannot be used, if so. */
    @Nullable Problem broken() {
        return broken;
    }

    /** Looks for a recording. */
    BackgroundTask recorded(Need.OfTrace need, Consumer<Optional<TraceAnswer>> found) {
        return tasks.start(
                Lane.WORK,
                progress -> recordings.find(need),
                found,
                problem -> found.accept(Optional.empty())); // a damaged recording is none
    }

    /** Computes live numbers, unless somebody else just has. */
    BackgroundTask live(
            Need.OfTrace need,
            Consumer<? super TraceAnswer> answered,
            Consumer<? super Problem> troubled) {
        return tasks.start(Lane.MODEL, task -> compute(need, task), answered, troubled);
    }

    private TraceAnswer compute(Need.OfTrace need, Progress task) {
        Optional<TraceAnswer> known = known(need);
        if (known.isPresent()) {
            return known.get();
        }
        checkEngine();
        TraceAnswer answer = tracer.trace(need, task);
        cache.keep(need, answer);
        return answer;
    }

    /**
     * Has a visualizer's own question answered, unless the answer is known by then.
     *
     * @param growing told, on the JavaFX thread, what is known so far
     */
    <D extends QuestionAnswer> BackgroundTask answered(
            Need.OfQuestion<D> need,
            Consumer<? super D> growing,
            Consumer<? super D> answered,
            Consumer<? super Problem> troubled) {
        PulseDrain<D> partial =
                new PulseDrain<>(1, pulses, latest -> growing.accept(latest.get(0)));
        if (need.question() instanceof HeavyQuestion<?, D> heavy) {
            return inTwoParts(need, heavy, partial, answered, troubled);
        }
        return tasks.start(
                Lane.MODEL,
                task ->
                        kept(
                                need,
                                () ->
                                        ask(
                                                models ->
                                                        need.question()
                                                                .answer(
                                                                        models,
                                                                        new Heard<>(
                                                                                task, partial)))),
                answered,
                troubled);
    }

    /** What models are needed for on their thread, the long rest beside it. */
    private <I, D extends QuestionAnswer> BackgroundTask inTwoParts(
            Need.OfQuestion<D> need,
            HeavyQuestion<I, D> question,
            PulseDrain<D> partial,
            Consumer<? super D> answered,
            Consumer<? super Problem> troubled) {
        TwoParts both = new TwoParts();
        Consumer<I> rest =
                inputs ->
                        both.goOn(
                                tasks.start(
                                        Lane.ARITHMETIC,
                                        task ->
                                                kept(
                                                        need,
                                                        () ->
                                                                question.work(
                                                                        inputs,
                                                                        new Heard<>(
                                                                                task, partial))),
                                        both.last(answered),
                                        both.last(troubled)));
        both.goOn(
                tasks.start(
                        Lane.MODEL,
                        task -> ask(models -> question.inputs(models, task)),
                        rest,
                        both.last(troubled)));
        return both;
    }

    private <D extends QuestionAnswer> D kept(Need.OfQuestion<D> need, Supplier<D> make) {
        Optional<D> known = known(need);
        if (known.isPresent()) {
            return known.get();
        }
        D answer = make.get();
        cache.keep(need, answer);
        return answer;
    }

    private <T> T ask(Function<OpenModels, T> question) {
        checkEngine();
        return answerer.answer(question);
    }

    private void checkEngine() {
        Problem noEngine = broken;
        if (noEngine != null) {
            throw noEngine.asException();
        }
    }

    /** Somebody on the JavaFX thread, who sees a long answer grow. */
    private record Heard<D extends QuestionAnswer>(Progress task, PulseDrain<D> partial)
            implements Asking<D> {
        @Override
        public void soFar(D known) {
            partial.offer(known);
        }

        @Override
        public boolean isCancelled() {
            return task.isCancelled();
        }
    }
}
