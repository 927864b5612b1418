package dev.glassbox.app.lab;

import dev.glassbox.app.background.BackgroundTask;
import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.Lane;
import dev.glassbox.app.lab.OwnTextState.Phase;
import dev.glassbox.app.lab.OwnTextState.Read;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.OwnModels;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.SizeAdvice;
import dev.glassbox.runtime.training.TextSizes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A text of one's own on its way into the lab. What is chosen stands in the lab's state, so it is
 * there again after a kill; what follows from it is worked out in the background. Belongs to the
 * JavaFX thread; lives as the app; needs no toolkit.
 */
public final class OwnTextViewModel {
    /** A short run that goes on for longer than this is a slip of the pen. */
    private static final int MOST_STEPS = 1_000_000;

    private final Lab lab;
    private final BackgroundTasks tasks;
    private final Means means;
    private final ReadOnlyObjectWrapper<OwnTextState> state =
            new ReadOnlyObjectWrapper<>(this, "state", OwnTextState.EMPTY);
    private final ModelSaver saver;
    private @Nullable BackgroundTask reading;
    private @Nullable BackgroundTask weighing;
    private @Nullable BackgroundTask measuring;

    /** Whether the training was asked for while a last change was being worked out. */
    private boolean trainNext;

    /** Whose pace is known or being measured. */
    private @Nullable SizeAdvice paced;

    /**
     * What it works with.
     *
     * @param texts keeps texts
     * @param models the library; asked for when needed, for its folder can be changed
     * @param runs where the lab's runs lie
     * @param pastedName what a model of a pasted text is called at first
     * @param pace measures how fast this machine trains
     */
    public record Means(
            LabTexts texts,
            Supplier<OwnModels> models,
            Supplier<Path> runs,
            Supplier<String> pastedName,
            Pace pace) {}

    /** Measures tokens a second; on a thread that may take a second. */
    @FunctionalInterface
    public interface Pace {
        double tokensPerSecond(Recipe recipe, int vocabulary, Cancellation cancellation);
    }

    public OwnTextViewModel(Lab lab, BackgroundTasks tasks, Means means) {
        this.lab = lab;
        this.tasks = tasks;
        this.means = means;
        saver = new ModelSaver(tasks, means.models, means.runs);
        lab.state().addListener((property, old, now) -> drafted(old.own(), now.own()));
    }

    public ReadOnlyObjectProperty<OwnTextState> state() {
        return state.getReadOnlyProperty();
    }

    /** What saves the models of finished runs. */
    public ModelSaver saver() {
        return saver;
    }

    OwnDraft draft() {
        return lab.state().get().own();
    }

    private void change(OwnDraft next) {
        lab.change(States.with(lab.state().get(), next));
    }

    // What the form does.

    /** Opens the form; a text that was given before is read again. */
    public void open() {
        change(draft().opened(true));
        if (state.get().read().isEmpty()) {
            draft().source().ifPresent(this::take);
        }
    }

    /** Reads again what was given before the app was started, if the form is open. */
    void wake() {
        if (draft().open() && state.get().phase() == Phase.EMPTY) {
            draft().source().ifPresent(this::take);
        }
    }

    public void close() {
        change(draft().opened(false));
    }

    /** Takes in what was typed or pasted; blank words are no text yet. */
    public void paste(String words) {
        if (words.isBlank()) {
            clear();
        } else {
            read(() -> means.texts.paste(words), true);
        }
    }

    /** Takes in a file. */
    public void open(Path file) {
        read(() -> means.texts.take(new TextSource(file.toString(), "", "")), true);
    }

    /** Learns another column of the table. */
    public void column(String name) {
        draft().source()
                .filter(source -> !source.column().equals(name))
                .ifPresent(source -> take(new TextSource(source.file(), source.sha256(), name)));
    }

    /** Forgets the text. */
    public void clear() {
        draft().source().ifPresent(this::drop);
        stop(reading);
        stop(weighing);
        stop(measuring);
        paced = null;
        state.set(OwnTextState.EMPTY);
        change(draft().of(Optional.empty()));
    }

    /**
     * Cuts the text in another way.
     *
     * @param bpeVocab tokens of a byte-pair tokenizer; 0: one token a character
     */
    public void cut(int bpeVocab) {
        change(draft().cut(bpeVocab));
    }

    /** How many byte pairs are advised for the text. */
    int advisedPairs() {
        return state.get()
                .read()
                .map(read -> SizeAdvice.pairVocabulary(read.text().characters()))
                .orElse(0);
    }

    /** Takes other sizes, or says why they cannot be. */
    public void sizes(int layers, int heads, int width, int context) {
        try {
            change(draft().sized(new TextSizes(layers, heads, width, context)));
            forgive();
        } catch (IntakeException e) {
            refuse(e.problem());
        }
    }

    /** Trains for another number of steps, or says why not. */
    public void steps(int steps) {
        if (steps < 1 || steps > MOST_STEPS) {
            refuse(
                    Problem.input(
                            "training.size",
                            "steps",
                            "value",
                            steps,
                            "least",
                            1,
                            "most",
                            MOST_STEPS));
        } else {
            change(draft().lasting(steps));
            forgive();
        }
    }

    /** Says why a number cannot be; what was chosen before stays. */
    void refuse(Problem why) {
        trainNext = false;
        stop(weighing);
        state.set(state.get().refusing(why));
    }

    /** What was refused has been taken back, which no draft tells of. */
    private void forgive() {
        if (state.get().offer().flatMap(OwnTextState.Offer::refusal).isPresent()) {
            weigh();
        }
    }

    /** Takes the advised sizes and steps. */
    public void advised() {
        change(draft().advised());
        forgive();
    }

    /** Calls the model something else; whether that can be is said in the background. */
    public void name(String name) {
        change(draft().named(name));
    }

    /** The name for the model: the chosen one, else a free one made of the text's. */
    String nameInUse() {
        String chosen = draft().name().strip();
        return chosen.isEmpty() ? state.get().read().map(Read::proposed).orElse("") : chosen;
    }

    /** What the model of a run is called until somebody says otherwise. */
    String nameFor(LabPlan plan) {
        Optional<TextSource> source = plan.text().map(LabPlan.OwnText::source);
        if (source.isPresent()) {
            boolean drafted = source.equals(draft().source()) && !draft().name().isEmpty();
            return drafted
                    ? draft().name()
                    : OwnWeighing.plainName(source.get(), means.pastedName.get());
        }
        return "my-" + plan.recipe();
    }

    /** Begins the training, and puts the form away. */
    public void train() {
        OwnTextState now = state.get();
        trainNext = now.phase() == Phase.WEIGHING;
        if (trainNext || !now.canBegin()) {
            return;
        }
        TextSource source = now.read().orElseThrow().source();
        SizeAdvice chosen = now.offer().orElseThrow().chosen();
        LabPlan plan = OwnWeighing.plan(source, chosen, lab.state().get().plan());
        String name = nameInUse();
        stop(measuring); // it would slow the run down
        state.set(now.in(Phase.BEGINNING));
        tasks.start(
                Lane.WORK,
                progress -> {
                    means.models.get().requireFree(name);
                    means.texts.use(source);
                    return plan;
                },
                this::begin,
                problem -> state.set(now.named(Optional.of(problem))));
    }

    private void begin(LabPlan plan) {
        state.set(state.get().in(Phase.READY));
        String name = nameInUse();
        LabState next = States.with(lab.state().get(), plan);
        lab.change(States.with(next, draft().named(name).opened(false)));
        lab.start();
    }

    // What follows from it.

    private void drafted(OwnDraft old, OwnDraft now) {
        if (now.equals(old) || !now.open()) {
            return;
        }
        Optional<TextSource> shown = state.get().read().map(Read::source);
        if (!now.source().equals(shown)) {
            if (now.source().isPresent() && !now.source().equals(old.source())) {
                take(now.source().get());
            }
            return;
        }
        boolean sameText =
                now.bpeVocab().equals(old.bpeVocab())
                        && now.sizes().equals(old.sizes())
                        && now.steps().equals(old.steps());
        if (shown.isPresent() && !sameText) {
            weigh();
        }
        if (!now.name().equals(old.name())) {
            checkName();
        }
    }

    /** Reads a text that the lab keeps, or that a state names; what is chosen stays. */
    private void take(TextSource source) {
        read(() -> means.texts.take(source), false);
    }

    private void drop(TextSource source) {
        tasks.start(
                Lane.WORK,
                progress -> {
                    means.texts.drop(source);
                    return source;
                },
                gone -> {},
                problem -> {}); // a file that is left over is in nobody's way
    }

    private void read(Supplier<LabTexts.Kept> how, boolean anew) {
        trainNext = false;
        stop(reading);
        stop(weighing);
        state.set(state.get().in(Phase.READING));
        String pasted = means.pastedName.get();
        reading =
                tasks.start(
                        Lane.WORK,
                        progress -> OwnWeighing.read(how.get(), means.models.get(), pasted),
                        read -> taken(read, anew),
                        problem -> state.set(state.get().refused(problem)));
    }

    private void taken(Read read, boolean anew) {
        state.set(state.get().with(read));
        OwnDraft now = draft();
        now.source()
                .filter(old -> !old.sha256().equals(read.source().sha256()))
                .ifPresent(this::drop);
        boolean same =
                now.source().map(TextSource::sha256).equals(Optional.of(read.source().sha256()));
        change(anew && !same ? now.of(Optional.of(read.source())) : now.reading(read.source()));
        weigh();
        checkName();
    }

    private void weigh() {
        stop(weighing);
        Optional<Read> read = state.get().read();
        if (read.isEmpty()) {
            return;
        }
        OwnDraft now = draft();
        state.set(state.get().in(Phase.WEIGHING));
        weighing =
                tasks.start(
                        Lane.WORK,
                        progress -> OwnWeighing.offer(read.get().text(), now),
                        this::offered,
                        problem -> state.set(state.get().refused(problem)));
    }

    private void offered(OwnTextState.Offer offer) {
        SizeAdvice known = paced;
        boolean same = known != null && isAsFast(known, offer.chosen());
        state.set(state.get().with(offer, same ? state.get().pace() : OptionalDouble.empty()));
        if (!same && offer.refusal().isEmpty()) {
            measure(offer.chosen());
        }
        if (trainNext) {
            train();
        }
    }

    /** Steps do not change how fast each of them is. */
    private static boolean isAsFast(SizeAdvice one, SizeAdvice other) {
        return one.sizes().equals(other.sizes())
                && one.vocabulary() == other.vocabulary()
                && one.recipe().dropout() == other.recipe().dropout();
    }

    private void measure(SizeAdvice chosen) {
        stop(measuring);
        paced = chosen;
        measuring =
                tasks.start(
                        Lane.WORK,
                        progress ->
                                means.pace.tokensPerSecond(
                                        chosen.recipe(), chosen.vocabulary(), progress),
                        pace -> state.set(state.get().at(pace)),
                        problem -> paced = null); // no time is said, and the training tells why
    }

    private void checkName() {
        String name = draft().name().strip();
        if (name.isEmpty()) {
            state.set(state.get().named(Optional.empty()));
            return;
        }
        tasks.start(
                Lane.WORK,
                progress -> {
                    means.models.get().requireFree(name);
                    return name;
                },
                free -> named(free, Optional.empty()),
                problem -> named(name, Optional.of(problem)));
    }

    /** The answer about a name counts while it is still the name. */
    private void named(String asked, Optional<Problem> bad) {
        if (asked.equals(draft().name().strip())) {
            state.set(state.get().named(bad));
        }
    }

    private static void stop(@Nullable BackgroundTask task) {
        if (task != null) {
            task.cancel();
        }
    }
}
