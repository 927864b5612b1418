package dev.glassbox.app.lab;

import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.Probe;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.SavedRun;
import dev.glassbox.runtime.training.Trainer;
import dev.glassbox.runtime.training.TrainingControl;
import dev.glassbox.runtime.training.TrainingListener;
import dev.glassbox.runtime.training.TrainingMetrics;
import dev.glassbox.runtime.training.health.Advice;
import dev.glassbox.runtime.training.health.HealthCheck;
import dev.glassbox.runtime.training.health.RecordKeeper;
import dev.glassbox.runtime.training.health.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * One run under way: hears of the training on its thread and tells it on as immutable values, at
 * most some thirty times a second. Its lists grow on that thread alone; its hands may be turned on
 * any.
 */
final class LabSession implements TrainingListener {
    /** Between two values that tell of nothing but another step. */
    private static final long TELL_NANOS = 30_000_000;

    /** Lines of the layers that are kept; a curve has fewer pixels. */
    private static final int MOST_LAYER_LINES = 2000;

    private static final HealthCheck HEALTH = HealthCheck.standard();

    private final LabFolder folder;
    private final Recipe recipe;
    private final TrainingControl control = new TrainingControl();
    private final Consumer<LabRun> told;
    private final Looking looking;
    private final NavigableSet<Integer> lookSteps;

    private final List<TrainingMetrics> log = new ArrayList<>();
    private final List<LayerMetrics> layers = new ArrayList<>();
    private final Looks looks = new Looks();
    private final List<Adjustment> changes = new ArrayList<>();
    private Phase phase = Phase.PREPARING;
    private int step;
    private LabRun.About about = LabRun.About.NOTHING;
    private Optional<Problem> trouble = Optional.empty();
    private boolean troubled;
    private Optional<RecordKeeper> keeper = Optional.empty();
    private List<Advice> advice = List.of();
    private long lastTold;

    /**
     * @param known the run as far as it is known; its looks are kept
     * @param looking what the probes look at
     * @param told of every change, on the thread that trains
     * @throws IntakeException if there is no such recipe or a number cannot be
     */
    LabSession(LabFolder folder, LabRun known, Looking looking, Consumer<LabRun> told) {
        this.folder = folder;
        this.recipe = folder.recipe();
        this.looking = looking;
        this.told = told;
        remember(known);
        lookSteps = LookSteps.of(recipe.schedule().steps());
    }

    private void remember(LabRun before) {
        about = before.about();
        advice = before.advice();
        step = before.step();
        log.addAll(before.log());
        layers.addAll(before.layers());
        before.looks().forEach(looks::add);
        changes.addAll(before.changes());
    }

    /** Whether it is the run that is broken on purpose. */
    boolean isBroken() {
        return folder.broken();
    }

    // The hands on it, for any thread.

    void proceed() {
        control.proceed();
    }

    void pause() {
        control.pause();
    }

    /** Pauses once, as soon as so many updates are done. */
    void pauseAfter(int done) {
        control.pauseAfter(done);
    }

    /** Makes so many steps and waits. */
    void step(int steps) {
        control.pause();
        control.step(steps);
    }

    /** Ends; a checkpoint of the last step is kept. */
    void stop() {
        control.stop();
    }

    /** Changes a number from the next step on; what is broken on purpose stays so. */
    void adjust(String what, double value) {
        control.adjust(recipe, what, folder.own(what, value));
    }

    /** Reads another prompt, at once. */
    void read(String prompt) {
        looking.read(prompt);
        control.probe();
    }

    Looking looking() {
        return looking;
    }

    // What happens on the thread that trains.

    /** Trains until the end, a stop or what cannot be mended; on a thread of its own. */
    void run() {
        try {
            tell(Phase.PREPARING);
            Optional<SavedRun> saved = folder.saved();
            take(saved);
            Corpus corpus = folder.corpus(recipe);
            about = folder.about(recipe, corpus);
            looking.begin(recipe, corpus);
            Trainer trainer = new Trainer(recipe, folder.plan().seed(), corpus, folder.path());
            about = about.withParameters(trainer.parameters());
            examine(RunFacts.of(recipe, corpus, trainer.parameters(), about.floor()));
            if (saved.isPresent()) {
                trainer.resume(folder.path(), this, control);
            } else {
                trainer.start(this, control);
            }
            tell(Phase.DONE);
        } catch (CancellationException e) {
            tell(step == recipe.schedule().steps() ? Phase.DONE : Phase.PAUSED);
        } catch (IntakeException e) {
            trouble = Optional.of(e.problem());
            tell(Phase.FAILED);
        }
    }

    /** What the disk holds counts; what it does not hold is kept as far as it goes. */
    private void take(Optional<SavedRun> saved) {
        step = saved.map(SavedRun::step).orElse(0);
        log.clear();
        log.addAll(saved.map(SavedRun::log).orElse(List.of()));
        changes.clear();
        changes.addAll(saved.map(SavedRun::adjustments).orElse(List.of()));
        layers.removeIf(line -> line.step() > step);
        looks.backTo(step);
    }

    /** From here on the rules of health see what the lab sees. */
    private void examine(RunFacts facts) {
        RecordKeeper kept = new RecordKeeper(facts);
        log.forEach(kept::metrics);
        changes.forEach(kept::adjusted);
        keeper = Optional.of(kept);
    }

    @Override
    public void metrics(TrainingMetrics metrics) {
        if (!log.isEmpty() && log.get(log.size() - 1).step() >= metrics.step()) {
            log.removeIf(line -> line.step() >= metrics.step()); // a finished run tells it again
        }
        log.add(metrics);
        step = metrics.step();
        keeper.ifPresent(
                kept -> {
                    kept.metrics(metrics);
                    advice = HEALTH.examine(kept.record());
                });
        if (troubled && !control.isPaused()) {
            troubled = false; // what it waited for is mended
            trouble = Optional.empty();
        }
        tellSoon();
    }

    @Override
    public void layers(LayerMetrics metrics) {
        layers.add(metrics);
        keeper.ifPresent(kept -> kept.layers(metrics));
        if (layers.size() > MOST_LAYER_LINES) {
            for (int i = layers.size() - 2; i > 0; i -= 2) {
                layers.remove(i);
            }
        }
    }

    @Override
    public void stepped(int done) {
        step = done;
        tellSoon();
    }

    @Override
    public void wentBack(int done) {
        step = done;
        log.removeIf(line -> line.step() > done);
        layers.removeIf(line -> line.step() > done);
        looks.backTo(done);
        changes.removeIf(change -> change.step() >= done); // the checkpoint came before them
    }

    @Override
    public void adjusted(Adjustment adjustment) {
        changes.add(adjustment);
        keeper.ifPresent(kept -> kept.adjusted(adjustment));
        tell(phase);
    }

    @Override
    public void waits(int done) {
        step = done;
        if (looks.has(done)) {
            tell(Phase.PAUSED);
        } else {
            control.probe(); // it shall be seen as it is while it waits
        }
    }

    @Override
    public void proceeds() {
        trouble = Optional.empty();
        troubled = false;
        tell(Phase.RUNNING);
    }

    @Override
    public boolean probesAfter(int done, int last) {
        return lookSteps.contains(done);
    }

    @Override
    public void probe(Probe probe) {
        looks.add(looking.look(probe.step(), probe.model()));
        step = probe.step();
        tell(now());
    }

    @Override
    public void notice(Problem notice) {
        if (!notice.id().equals("training.no-checkpoint")) {
            trouble = Optional.of(notice);
            keeper.ifPresent(kept -> kept.notice(notice));
            troubled = control.isPaused();
            tell(now());
        }
    }

    private Phase now() {
        return control.isPaused() ? Phase.PAUSED : Phase.RUNNING;
    }

    private void tellSoon() {
        if (System.nanoTime() - lastTold > TELL_NANOS) {
            tell(Phase.RUNNING);
        }
    }

    private void tell(Phase now) {
        phase = now;
        lastTold = System.nanoTime();
        told.accept(
                new LabRun(
                        phase,
                        step,
                        recipe.schedule().steps(),
                        log,
                        layers,
                        looks.all(),
                        changes,
                        folder.moments(step),
                        about,
                        trouble,
                        advice));
    }
}
