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
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * One run under way: hears of the training on its thread and tells it on as immutable values. Its
 * lists grow on that thread alone.
 */
final class LabSession implements TrainingListener {
    /** Looks over a whole run; each holds patterns and embeddings, some 200 kB in a small model. */
    private static final int LOOKS = 40;

    private static final HealthCheck HEALTH = HealthCheck.standard();

    private final LabFolder folder;
    private final Recipe recipe;
    private final TrainingControl control = new TrainingControl();
    private final Consumer<LabRun> told;
    private final Looking looking;

    private final List<TrainingMetrics> log = new ArrayList<>();
    private final List<LayerMetrics> layers = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();
    private final List<Adjustment> changes = new ArrayList<>();
    private Phase phase = Phase.PREPARING;
    private int step;
    private LabRun.About about = LabRun.About.NOTHING;
    private Optional<Problem> trouble = Optional.empty();
    private Optional<RecordKeeper> keeper = Optional.empty();
    private List<Advice> advice = List.of();

    /**
     * @param recipe as it is trained, with what is broken in it
     * @param looking what the probes look at
     * @param told of every change, on the thread that trains
     */
    LabSession(LabFolder folder, Recipe recipe, Looking looking, Consumer<LabRun> told) {
        this.folder = folder;
        this.recipe = recipe;
        this.looking = looking;
        this.told = told;
    }

    TrainingControl control() {
        return control;
    }

    Recipe recipe() {
        return recipe;
    }

    Looking looking() {
        return looking;
    }

    /**
     * Trains until the end, a stop or what cannot be mended; on a thread of its own.
     *
     * @param seed of weights, batches and dropout
     */
    void run(long seed) {
        try {
            tell(Phase.PREPARING);
            Optional<SavedRun> saved = folder.saved();
            saved.ifPresent(this::take);
            Corpus corpus = folder.corpus(recipe);
            about = folder.about(recipe, corpus);
            looking.begin(corpus);
            tell(control.isPaused() ? Phase.PAUSED : Phase.RUNNING);
            Trainer trainer = new Trainer(recipe, seed, corpus, folder.path());
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

    /** From here on the rules of health see what the lab sees. */
    private void examine(RunFacts facts) {
        RecordKeeper kept = new RecordKeeper(facts);
        log.forEach(kept::metrics);
        changes.forEach(kept::adjusted);
        keeper = Optional.of(kept);
    }

    private void take(SavedRun saved) {
        step = saved.step();
        log.addAll(saved.log());
        changes.addAll(saved.adjustments());
    }

    @Override
    public void metrics(TrainingMetrics metrics) {
        if (!log.isEmpty() && log.get(log.size() - 1).step() >= metrics.step()) {
            goBackTo(metrics.step() - 1); // after a way back to an earlier checkpoint
        }
        log.add(metrics);
        step = metrics.step();
        keeper.ifPresent(
                kept -> {
                    kept.metrics(metrics);
                    advice = HEALTH.examine(kept.record());
                });
        tell(control.isPaused() ? Phase.PAUSED : Phase.RUNNING);
    }

    private void goBackTo(int before) {
        log.removeIf(line -> line.step() > before);
        layers.removeIf(line -> line.step() > before);
        looks.removeIf(look -> look.step() > before);
        changes.removeIf(change -> change.step() > before);
    }

    @Override
    public void layers(LayerMetrics metrics) {
        layers.add(metrics);
        keeper.ifPresent(kept -> kept.layers(metrics));
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
        tell(Phase.PAUSED);
    }

    @Override
    public void proceeds() {
        trouble = Optional.empty();
        tell(Phase.RUNNING);
    }

    @Override
    public int probeEvery() {
        return Math.max(1, recipe.schedule().steps() / LOOKS);
    }

    @Override
    public void probe(Probe probe) {
        about = about.withParameters(probe.model().card().parameters());
        looks.removeIf(look -> look.step() >= probe.step());
        looking.look(probe).ifPresent(looks::add);
        step = probe.step();
        tell(phase);
    }

    @Override
    public void notice(Problem notice) {
        if (!notice.id().equals("training.no-checkpoint")) {
            trouble = Optional.of(notice);
            keeper.ifPresent(kept -> kept.notice(notice));
            tell(phase);
        }
    }

    private void tell(Phase now) {
        phase = now;
        told.accept(
                new LabRun(
                        phase,
                        step,
                        recipe.schedule().steps(),
                        log,
                        layers,
                        looks,
                        changes,
                        folder.moments(),
                        about,
                        trouble,
                        advice));
    }
}
