package dev.glassbox.app.lab;

import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.Lane;
import dev.glassbox.app.background.PulseDrain;
import dev.glassbox.app.background.Pulses;
import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The lab on the trainer: each run on a thread of its own, told of once a frame. What was begun
 * before is found again on the disk by its plan.
 */
public final class LabViewModel implements Lab {
    private final BackgroundTasks tasks;
    private final Pulses pulses;
    private final Supplier<Path> models;
    private final LabData data;
    private final Consumer<LabState> keep;
    private final Runnable engine;
    private final ReadOnlyObjectWrapper<LabState> state;
    private final ReadOnlyObjectWrapper<LabRun> run =
            new ReadOnlyObjectWrapper<>(this, "run", LabRun.NONE);
    private final ReadOnlyObjectWrapper<Optional<LabRun>> beside =
            new ReadOnlyObjectWrapper<>(this, "beside", Optional.empty());
    private final Turns turns = new Turns();
    private final LookingBack lookingBack;
    private volatile List<Under> underWay = List.of();
    private boolean awake;

    /** Counts what is shown, so that an answer that comes too late is known by its number. */
    private int generation;

    /** A run on its thread. */
    private static final class Under {
        private final LabSession session;
        private boolean leaving;
        private boolean ended;

        Under(LabSession session) {
            this.session = session;
        }
    }

    /**
     * @param initial what it shows first
     * @param models where the user's models lie
     * @param data where texts lie
     * @param engine makes the engine ready; called on the threads that train
     * @param keep keeps the state for the next start
     */
    public LabViewModel(
            BackgroundTasks tasks,
            Pulses pulses,
            LabState initial,
            Supplier<Path> models,
            LabData data,
            Runnable engine,
            Consumer<LabState> keep) {
        this.tasks = tasks;
        this.pulses = pulses;
        this.models = models;
        this.data = data;
        this.engine = engine;
        this.keep = keep;
        lookingBack = new LookingBack(tasks, engine);
        state = new ReadOnlyObjectWrapper<>(this, "state", initial);
        find();
    }

    @Override
    public ReadOnlyObjectProperty<LabState> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<LabRun> run() {
        return run.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<LabRun>> beside() {
        return beside.getReadOnlyProperty();
    }

    @Override
    public void change(LabState wanted) {
        LabState before = state.get();
        boolean samePlan = wanted.plan().equals(before.plan());
        LabState next = samePlan ? readable(wanted) : wanted;
        if (next.equals(before)) {
            return;
        }
        set(next);
        if (!samePlan) {
            leave();
            find();
            return;
        }
        if (!next.focus().prompt().equals(before.focus().prompt())) {
            read(next.focus().prompt());
        }
        if (!next.until().equals(before.until())) {
            alive().forEach(session -> follow(session, next));
        }
    }

    private void set(LabState next) {
        state.set(next);
        keep.accept(next);
    }

    /** With the prompt so far where the new one cannot be read, which is said. */
    private LabState readable(LabState wanted) {
        String prompt = wanted.focus().prompt();
        Optional<Problem> refusal =
                alive().stream().findFirst().flatMap(one -> one.looking().refusal(prompt));
        if (refusal.isEmpty()) {
            return wanted;
        }
        run.set(run.get().saying(refusal.get()));
        return reading(wanted, state.get().focus().prompt());
    }

    private static LabState reading(LabState now, String prompt) {
        LabState.Focus focus = now.focus();
        return States.with(now, new LabState.Focus(prompt, focus.layer(), focus.head()));
    }

    private void read(String prompt) {
        if (alive().isEmpty()) {
            lookBack();
        }
        alive().forEach(session -> session.read(prompt));
    }

    private void follow(LabSession session, LabState next) {
        next.until().ifPresent(session::pauseAfter);
        session.proceed();
    }

    @Override
    public void wake() {
        if (!awake) {
            awake = true;
            if (alive().isEmpty() && run.get().looks().isEmpty()) {
                lookBack();
            }
        }
    }

    @Override
    public void start() {
        if (alive().isEmpty()) {
            begin(session -> {});
        } else {
            alive().forEach(LabSession::proceed);
        }
    }

    @Override
    public void pause() {
        if (alive().isEmpty() && run.get().phase() == Phase.PREPARING) {
            find(); // it has not begun yet, and will not
        }
        alive().forEach(LabSession::pause);
    }

    @Override
    public void step(int steps) {
        if (alive().isEmpty()) {
            begin(session -> session.step(steps));
        } else {
            alive().forEach(session -> session.step(steps));
        }
    }

    @Override
    public void adjust(String what, double value) {
        for (LabFolder folder : folders()) {
            folder.own(what, value); // refuses here, where somebody hears
        }
        if (!alive().isEmpty()) {
            alive().forEach(session -> session.adjust(what, value));
        } else if (run.get().phase() == Phase.PAUSED) {
            begin(
                    session -> {
                        session.pause();
                        session.adjust(what, value);
                    });
        } else {
            LabState now = state.get();
            change(now.with(now.plan().with(what, value)));
        }
    }

    @Override
    public void reset() {
        leave();
        int mine = show(LabRun.NONE, Optional.empty());
        turns.whenFree(() -> remove(mine, folders()));
    }

    private void remove(int mine, List<LabFolder> folders) {
        turns.take();
        tasks.start(
                Lane.WORK,
                progress -> {
                    folders.forEach(LabFolder::remove);
                    return folders;
                },
                removed -> turns.give(),
                problem -> {
                    turns.give();
                    trouble(mine, problem);
                });
    }

    /**
     * Ends the training, of which a checkpoint of its last step is kept: the app is ending. On any
     * thread; returns at once.
     */
    public void stop() {
        underWay.forEach(one -> one.session.stop());
    }

    private List<LabSession> alive() {
        return underWay.stream().filter(one -> !one.ended).map(one -> one.session).toList();
    }

    /** Lets the runs end; whoever needs their folders waits for that. */
    private void leave() {
        lookingBack.stop();
        for (Under one : underWay) {
            if (!one.ended && !one.leaving) {
                one.leaving = true;
                turns.take();
                one.session.stop();
            }
        }
        underWay = List.of();
    }

    /**
     * @throws IntakeException if there is no such recipe
     */
    private List<LabFolder> folders() {
        return LabFolder.of(state.get().plan(), models.get(), data);
    }

    private void begin(Consumer<LabSession> first) {
        lookingBack.stop();
        Optional<LabRun> other =
                state.get().plan().beside().isEmpty()
                        ? Optional.empty()
                        : Optional.of(beside.get().orElse(LabRun.NONE).preparing());
        LabRun known = run.get();
        LabRun knownBeside = beside.get().orElse(LabRun.NONE);
        int mine = show(known.preparing(), other);
        turns.whenFree(
                () -> {
                    if (mine == generation) {
                        launch(mine, List.of(known, knownBeside), first);
                    }
                });
    }

    private void launch(int mine, List<LabRun> known, Consumer<LabSession> first) {
        List<Under> begun = new ArrayList<>();
        try {
            for (LabFolder folder : folders()) {
                LabSession session = session(mine, folder, known.get(begun.size()));
                state.get().until().ifPresent(session::pauseAfter);
                first.accept(session);
                begun.add(new Under(session));
            }
        } catch (IntakeException e) {
            trouble(mine, e.problem());
            return;
        }
        underWay = List.copyOf(begun);
        begun.forEach(one -> launch(mine, one));
    }

    private LabSession session(int mine, LabFolder folder, LabRun known) {
        Looking looking = new Looking(state.get().focus().prompt());
        PulseDrain<LabRun> drain =
                new PulseDrain<>(
                        1,
                        pulses,
                        told -> told(mine, folder.broken(), told.get(0), looking.prompt()));
        return new LabSession(folder, known, looking, drain::offer);
    }

    private void launch(int mine, Under one) {
        tasks.start(
                Lane.TRAIN,
                progress -> {
                    engine.run();
                    one.session.run();
                    return one;
                },
                this::ended,
                problem -> {
                    ended(one);
                    failed(mine, one, problem);
                });
    }

    private void failed(int mine, Under one, Problem problem) {
        if (mine == generation && one.session.isBroken()) {
            beside.set(beside.get().map(other -> other.failed(problem)));
        } else {
            trouble(mine, problem);
        }
    }

    private void ended(Under one) {
        one.ended = true;
        if (one.leaving) {
            turns.give();
        }
    }

    private void told(int mine, boolean broken, LabRun told, String prompt) {
        if (mine != generation) {
            return;
        }
        if (broken) {
            beside.set(Optional.of(told));
        } else {
            run.set(told);
        }
        if (!told.looks().isEmpty() && !prompt.equals(state.get().focus().prompt())) {
            set(reading(state.get(), prompt)); // the text has not all characters of the one before
        }
    }

    /** Shows a run that was begun before by this plan. */
    private void find() {
        int mine = show(LabRun.NONE, Optional.empty());
        try {
            List<LabFolder> folders = folders();
            turns.whenFree(() -> find(mine, folders));
        } catch (IntakeException e) {
            trouble(mine, e.problem());
        }
    }

    private void find(int mine, List<LabFolder> folders) {
        tasks.start(
                Lane.WORK,
                progress -> folders.stream().map(LabFolder::waiting).toList(),
                found -> {
                    if (mine == generation) {
                        show(found.get(0), found.stream().skip(1).findFirst());
                        if (awake) {
                            lookBack();
                        }
                    }
                },
                problem -> trouble(mine, problem));
    }

    /** Computes again what a run that waits looked like. */
    private void lookBack() {
        Phase phase = run.get().phase();
        if (!awake || !(phase == Phase.PAUSED || phase == Phase.DONE)) {
            return;
        }
        int mine = generation;
        List<LabRun> runs = new ArrayList<>(List.of(run.get()));
        beside.get().ifPresent(runs::add);
        lookingBack.start(
                folders(),
                runs,
                state.get().focus().prompt(),
                found -> {
                    if (mine == generation) {
                        remember(runs, found);
                    }
                },
                problem -> {
                    if (mine == generation) {
                        run.set(run.get().saying(problem));
                    }
                });
    }

    private void remember(List<LabRun> runs, List<PastLooks> found) {
        run.set(found.get(0).in(runs.get(0)));
        if (found.size() > 1) {
            beside.set(Optional.of(found.get(1).in(runs.get(1))));
        }
        String read = found.get(0).prompt();
        if (!read.equals(state.get().focus().prompt())) {
            set(reading(state.get(), read));
        }
    }

    /** Shows other runs than before. */
    private int show(LabRun healthy, Optional<LabRun> other) {
        generation++;
        run.set(healthy);
        beside.set(other);
        return generation;
    }

    private void trouble(int mine, Problem problem) {
        if (mine == generation) {
            run.set(run.get().failed(problem));
        }
    }
}
