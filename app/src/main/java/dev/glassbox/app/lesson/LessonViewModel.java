package dev.glassbox.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.progress.RecordedPrediction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

/**
 * Walks one lesson. A step is a state that is set on the stage; going back sets the earlier one.
 * Guesses stay where they were made until the step is reset.
 */
public final class LessonViewModel {
    /** Moves closer together than this are one gesture, and one undo. */
    private static final Duration GESTURE = Duration.ofMillis(600);

    private final Lesson lesson;
    private final StageViewModel stage;
    private final Learner learner;
    private final InstantSource clock;
    private final Map<String, Guess> guesses = new HashMap<>();
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyObjectWrapper<Optional<Guess>> guess =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<StateHistory<JsonNode>> history =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private final ChangeListener<Optional<Picture<?, ?>>> onPicture =
            (property, old, picture) -> readFact();
    private Instant lastGesture = Instant.MIN;

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
    ReadOnlyObjectProperty<StateHistory<JsonNode>> history() {
        return history.getReadOnlyProperty();
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
            if (!history.get().present().equals(startOfStep())) {
                travel(history.get().change(startOfStep()));
            }
            readFact();
        }
    }

    public void undo() {
        history.get().undo().ifPresent(this::travel);
    }

    public void redo() {
        history.get().redo().ifPresent(this::travel);
    }

    /** Lets go of the stage. The view model is not used again. */
    public void close() {
        stage.picture().removeListener(onPicture);
        stage.onGesture(state -> {});
    }

    private void begin(Step step) {
        lastGesture = Instant.MIN;
        stage.show(step.visualizer(), step.state());
        // The state as the visualizer writes it, so that later states compare with it.
        history.set(StateHistory.startingAt(stage.state().orElse(step.state())));
        readFact();
        settle();
    }

    private void gesture(JsonNode state) {
        Instant now = clock.instant();
        boolean sameGesture = now.isBefore(safePlus(lastGesture));
        StateHistory<JsonNode> past = history.get();
        if (sameGesture && sameField(past, state)) {
            history.set(past.amend(state));
        } else {
            history.set(past.change(state));
        }
        lastGesture = now;
        settle();
    }

    private static Instant safePlus(Instant instant) {
        return instant.equals(Instant.MIN) ? instant : instant.plus(GESTURE);
    }

    /** Whether the new state moves on what the last change moved, such as one slider's value. */
    private static boolean sameField(StateHistory<JsonNode> past, JsonNode state) {
        if (past.past().isEmpty()) {
            return false;
        }
        JsonNode before = past.past().get(past.past().size() - 1);
        var lastMove = StateDifference.fields(before, past.present());
        return lastMove.size() == 1
                && lastMove.equals(StateDifference.fields(past.present(), state));
    }

    private void travel(StateHistory<JsonNode> to) {
        lastGesture = Instant.MIN;
        history.set(to);
        stage.show(step().visualizer(), to.present());
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
        if (index.get() < 0 || history.get() == null) {
            return;
        }
        boolean untouched = stage.state().filter(startOfStep()::equals).isPresent();
        guess.get()
                .filter(card -> untouched)
                .ifPresent(
                        card ->
                                stage.fact(card.prediction().fact())
                                        .filter(fact -> !card.fact().equals(Optional.of(fact)))
                                        .ifPresent(fact -> keep(card.withFact(fact))));
    }

    private JsonNode startOfStep() {
        StateHistory<JsonNode> states = history.get();
        return states.past().isEmpty() ? states.present() : states.past().get(0);
    }

    private void settle() {
        Step step = step();
        boolean guessed = guess.get().map(Guess::revealed).orElse(true);
        boolean reached =
                step.goal().map(goal -> goal.reached(history.get().present())).orElse(true);
        if (guessed && reached && !isDone(step)) {
            learner.hasDone(lesson.id(), step.id());
        }
        done.set(isDone(step));
    }
}
