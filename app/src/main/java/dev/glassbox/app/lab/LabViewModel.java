package dev.glassbox.app.lab;

import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.Lane;
import dev.glassbox.app.background.PulseDrain;
import dev.glassbox.app.background.Pulses;
import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.SavedRun;
import dev.glassbox.runtime.training.TrainingControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The lab on the trainer: runs on threads of their own, told of once a frame. */
public final class LabViewModel implements Lab {
    private static final Runnable NOTHING = () -> {};

    private final BackgroundTasks tasks;
    private final Pulses pulses;
    private final Supplier<Path> models;
    private final Path data;
    private final Consumer<LabState> keep;
    private final Runnable engine;
    private final ReadOnlyObjectWrapper<LabState> state;
    private final ReadOnlyObjectWrapper<LabRun> run =
            new ReadOnlyObjectWrapper<>(this, "run", LabRun.NONE);
    private final ReadOnlyObjectWrapper<Optional<LabRun>> beside =
            new ReadOnlyObjectWrapper<>(this, "beside", Optional.empty());
    private List<Under> underWay = List.of();
    private int generation;
    private Runnable removal = NOTHING;

    /** A run on its thread. */
    private record Under(LabSession session, boolean broken, boolean[] ended) {}

    /**
     * @param initial what it shows first
     * @param models where the user's models lie
     * @param data where the texts of recipes lie
     * @param engine makes the engine ready; called on the threads that train
     * @param keep keeps the state for the next start
     */
    public LabViewModel(
            BackgroundTasks tasks,
            Pulses pulses,
            LabState initial,
            Supplier<Path> models,
            Path data,
            Runnable engine,
            Consumer<LabState> keep) {
        this.tasks = tasks;
        this.pulses = pulses;
        this.models = models;
        this.data = data;
        this.engine = engine;
        this.keep = keep;
        state = new ReadOnlyObjectWrapper<>(this, "state", initial);
        findSaved();
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
    public void change(LabState next) {
        LabState before = state.get();
        if (next.equals(before)) {
            return;
        }
        state.set(next);
        keep.accept(next);
        if (!next.plan().equals(before.plan())) {
            stop();
            forgetRuns();
            findSaved();
            return;
        }
        if (!next.focus().prompt().equals(before.focus().prompt())) {
            looking().forEach(look -> look.read(next.focus().prompt()));
        }
        if (!next.until().equals(before.until()) && !underWay.isEmpty()) {
            follow(next);
        }
    }

    @Override
    public void start() {
        if (!alive().isEmpty()) {
            alive().forEach(session -> session.control().proceed());
            return;
        }
        begin(control -> limit(control, 0));
    }

    @Override
    public void pause() {
        alive().forEach(session -> session.control().pause());
    }

    @Override
    public void step(int steps) {
        if (alive().isEmpty()) {
            begin(control -> step(control, steps));
        } else {
            alive().forEach(session -> step(session.control(), steps));
        }
    }

    private static void step(TrainingControl control, int steps) {
        control.pause();
        control.step(steps);
    }

    @Override
    public void reset() {
        stop();
        generation++;
        List<LabFolder> folders = folders();
        List<Under> ending = underWay.stream().filter(one -> !one.ended()[0]).toList();
        forgetRuns();
        if (ending.isEmpty()) {
            remove(folders);
        } else {
            removal = () -> removeWhenEnded(ending, folders);
        }
    }

    /** A run that is stopped still writes its last checkpoint. */
    private void removeWhenEnded(List<Under> ending, List<LabFolder> folders) {
        if (ending.stream().allMatch(one -> one.ended()[0])) {
            removal = NOTHING;
            remove(folders);
        }
    }

    private void remove(List<LabFolder> folders) {
        int mine = generation;
        tasks.start(
                Lane.WORK,
                progress -> {
                    folders.forEach(LabFolder::remove);
                    return folders;
                },
                removed -> {},
                problem -> trouble(mine, problem));
    }

    @Override
    public void adjust(String what, double value) {
        if (alive().isEmpty()) {
            LabPlan plan = state.get().plan();
            LabFolder.recipe(plan, false).with(what, value); // refuses here, where somebody hears
            change(state.get().with(plan.with(what, value)));
            return;
        }
        for (LabSession session : alive()) {
            session.control().adjust(session.recipe(), what, value);
        }
    }

    /**
     * Ends the training; a checkpoint of its last step is kept. The app is ending, or the plan
     * changes.
     */
    public void stop() {
        alive().forEach(session -> session.control().stop());
    }

    private List<LabSession> alive() {
        return underWay.stream().filter(one -> !one.ended()[0]).map(Under::session).toList();
    }

    private List<Looking> looking() {
        return alive().stream().map(LabSession::looking).toList();
    }

    private List<LabFolder> folders() {
        LabPlan plan = state.get().plan();
        List<LabFolder> folders = new ArrayList<>();
        folders.add(LabFolder.of(plan, false, models.get(), data));
        if (!plan.beside().isEmpty()) {
            folders.add(LabFolder.of(plan, true, models.get(), data));
        }
        return folders;
    }

    private void begin(Consumer<TrainingControl> pace) {
        int mine = ++generation;
        LabPlan plan = state.get().plan();
        List<Under> begun = new ArrayList<>();
        for (LabFolder folder : folders()) {
            boolean broken = !begun.isEmpty();
            Recipe recipe;
            try {
                recipe = LabFolder.recipe(plan, broken);
            } catch (IntakeException e) {
                trouble(mine, e.problem());
                return;
            }
            PulseDrain<LabRun> drain =
                    new PulseDrain<>(1, pulses, told -> shown(mine, broken, told.get(0)));
            LabSession session =
                    new LabSession(
                            folder,
                            recipe,
                            new Looking(state.get().focus().prompt()),
                            drain::offer);
            pace.accept(session.control());
            begun.add(new Under(session, broken, new boolean[1]));
        }
        underWay = begun;
        begun.forEach(one -> launch(mine, one, plan.seed()));
    }

    private void launch(int mine, Under one, long seed) {
        tasks.start(
                Lane.TRAIN,
                progress -> {
                    engine.run();
                    one.session().run(seed);
                    return one;
                },
                this::ended,
                problem -> {
                    ended(one);
                    trouble(mine, problem);
                });
    }

    private void ended(Under one) {
        one.ended()[0] = true;
        removal.run();
    }

    /** Runs to the step the state asks for, and no further. */
    private void follow(LabState next) {
        for (LabSession session : alive()) {
            if (next.until().isEmpty()) {
                session.control().proceed();
            } else {
                limit(session.control(), run.get().step());
            }
        }
    }

    private void limit(TrainingControl control, int done) {
        state.get()
                .until()
                .ifPresent(
                        until -> {
                            control.pause();
                            control.step(Math.max(0, until - Math.max(done, run.get().step())));
                        });
    }

    /** A run that was begun before, by this plan. */
    private void findSaved() {
        int mine = ++generation;
        List<LabFolder> folders = folders();
        tasks.start(
                Lane.WORK,
                progress -> folders.stream().map(LabFolder::saved).toList(),
                found -> {
                    if (mine == generation) {
                        show(
                                waiting(folders.get(0), found.get(0)),
                                folders.size() < 2
                                        ? Optional.empty()
                                        : Optional.of(waiting(folders.get(1), found.get(1))));
                    }
                },
                problem -> trouble(mine, problem));
    }

    private static LabRun waiting(LabFolder folder, Optional<SavedRun> saved) {
        return saved.map(
                        found ->
                                new LabRun(
                                        found.step() == folder.plan().steps()
                                                ? Phase.DONE
                                                : Phase.PAUSED,
                                        found.step(),
                                        folder.plan().steps(),
                                        found.log(),
                                        List.of(),
                                        List.of(),
                                        found.adjustments(),
                                        folder.moments(),
                                        LabRun.About.NOTHING,
                                        Optional.empty()))
                .orElse(LabRun.NONE);
    }

    private void shown(int mine, boolean broken, LabRun told) {
        if (mine != generation) {
            return;
        }
        if (broken) {
            beside.set(Optional.of(told));
        } else {
            run.set(told);
        }
    }

    private void show(LabRun healthy, Optional<LabRun> other) {
        run.set(healthy);
        beside.set(other);
    }

    private void forgetRuns() {
        underWay = List.of();
        show(LabRun.NONE, Optional.empty());
    }

    private void trouble(int mine, Problem problem) {
        if (mine == generation) {
            run.set(run.get().failed(problem));
        }
    }
}
