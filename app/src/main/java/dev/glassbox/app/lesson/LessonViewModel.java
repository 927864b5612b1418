package dev.glassbox.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.progress.RecordedPrediction;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Walks one lesson. A step is a state that is set on the stage; going back sets the earlier one.
 * Guesses stay where they were made until the step is reset.
 */
public final class LessonViewModel {
    private final Lesson lesson;
    private final StageViewModel stage;
    private final Learner learner;
    private final InstantSource clock;
    private final Map<String, Guess> guesses = new HashMap<>();
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyObjectWrapper<Optional<Guess>> guess =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private final ChangeListener<Optional<Picture<?, ?>>> onPicture =
            (property, old, picture) -> readFact();
    private @Nullable StateTrail trail; // of the step, from the first one on

    public LessonViewModel(
            Lesson lesson, StageViewModel stage, Learner learner, InstantSource clock) {
        this.lesson = lesson;
        this.stage = stage;
        this.learner = learner;
        this.clock = clock;
        stage.onGesture(this::gesture);
        stage.picture().addListener(onPicture);
    }

    public Lesson lesson() {
        return lesson;
    }

    public StageViewModel stage() {
        return stage;
    }

    /** The step shown, from 0. */
    public ReadOnlyIntegerProperty index() {
        return index.getReadOnlyProperty();
    }

    public Step step() {
        return lesson.steps().get(index.get());
    }

    /** The predict card of the step, where it has one. */
    public ReadOnlyObjectProperty<Optional<Guess>> guess() {
        return guess.getReadOnlyProperty();
    }

    /** Whether the step counts as done. */
    public ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    public boolean isDone(Step step) {
        return learner.in(lesson.id()).done().contains(step.id());
    }

    /** The facts that must not be seen until the learner has chosen. */
    public Set<String> covered() {
        return guess.get()
                .filter(card -> !card.revealed())
                .map(card -> Set.of(card.prediction().fact()))
                .orElse(Set.of());
    }

    /** The states of this step to go back and forward to. */
    StateHistory<JsonNode> history() {
        return trail().history().get();
    }

    /**
     * Shows a step.
     *
     * @param number from 0; outside the lesson nothing happens
     */
    public void goTo(int number) {
        if (number < 0 || number >= lesson.steps().size() || number == index.get()) {
            return;
        }
        Step step = lesson.steps().get(number);
        index.set(number);
        guess.set(
                step.prediction().map(card -> guesses.getOrDefault(step.id(), asked(step, card))));
        learner.isAt(lesson.id(), step.id());
        begin(step);
    }

    /** The card as it was left, in this session or an earlier one. */
    private Guess asked(Step step, Prediction card) {
        return learner.in(lesson.id())
                .prediction(step.id())
                .flatMap(recorded -> card.option(recorded.option()))
                .map(option -> Guess.open(card).choose(option))
                .orElse(Guess.open(card));
    }

    public void next() {
        goTo(index.get() + 1);
    }

    public void back() {
        goTo(index.get() - 1);
    }

    public boolean atStart() {
        return index.get() <= 0;
    }

    public boolean atEnd() {
        return index.get() >= lesson.steps().size() - 1;
    }

    /** Brings back the step as it was at first, its predict card too. */
    public void reset() {
        Step step = step();
        step.prediction().ifPresent(card -> guesses.put(step.id(), Guess.open(card)));
        guess.set(step.prediction().map(Guess::open));
        begin(step);
    }

    /**
     * Answers the predict card; once only. The question is about the step's own state, so that is
     * what the result is shown on.
     *
     * @param option from 0; outside the card nothing happens
     */
    public void choose(int option) {
        Optional<Guess> asked =
                guess.get()
                        .filter(card -> !card.revealed())
                        .filter(card -> option >= 0)
                        .filter(card -> option < card.prediction().options().size());
        if (asked.isPresent()) {
            Prediction prediction = asked.get().prediction();
            keep(asked.get().choose(prediction.options().get(option)));
            if (!trail().present().equals(trail().first())) {
                trail().change(trail().first());
                travel(trail().first());
            }
            readFact();
        }
    }

    public void undo() {
        trail().undo().ifPresent(this::travel);
    }

    public void redo() {
        trail().redo().ifPresent(this::travel);
    }

    /** Lets go of the stage. The view model is not used again. */
    public void close() {
        stage.picture().removeListener(onPicture);
        stage.onGesture(state -> {});
    }

    private StateTrail trail() {
        return Objects.requireNonNull(trail, "a step is shown");
    }

    private void begin(Step step) {
        stage.show(step.visualizer(), step.state());
        // The state as the visualizer writes it, so that later states compare with it.
        trail = new StateTrail(clock, stage.state().orElse(step.state()));
        readFact();
        settle();
    }

    private void gesture(JsonNode state) {
        trail().gesture(state);
        settle();
    }

    private void travel(JsonNode to) {
        stage.show(step().visualizer(), to);
        settle();
    }

    private void keep(Guess card) {
        guesses.put(step().id(), card);
        guess.set(Optional.of(card));
        card.verdict()
                .ifPresent(
                        verdict -> {
                            String option = card.chosen().orElseThrow().id();
                            learner.hasGuessed(
                                    lesson.id(),
                                    step().id(),
                                    new RecordedPrediction(option, verdict, clock.instant()));
                        });
        settle();
    }

    /** Reads the answer off the picture while it still shows the step's own state. */
    private void readFact() {
        if (index.get() < 0 || trail == null) {
            return;
        }
        boolean untouched = stage.state().filter(trail().first()::equals).isPresent();
        guess.get()
                .filter(card -> untouched)
                .ifPresent(
                        card ->
                                stage.fact(card.prediction().fact())
                                        .filter(fact -> !card.fact().equals(Optional.of(fact)))
                                        .ifPresent(fact -> keep(card.withFact(fact))));
    }

    private void settle() {
        Step step = step();
        boolean guessed = guess.get().map(Guess::revealed).orElse(true);
        boolean reached = step.goal().map(goal -> goal.reached(trail().present())).orElse(true);
        if (guessed && reached && !isDone(step)) {
            learner.hasDone(lesson.id(), step.id());
        }
        done.set(isDone(step));
    }
}
