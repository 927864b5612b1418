package dev.glassbox.app.lab;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.TrainingMetrics;
import dev.glassbox.runtime.training.health.Advice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One run as far as it has come. Immutable; a newer one shares what has not changed.
 *
 * @param phase what it is doing
 * @param step updates done
 * @param steps updates in all
 * @param log a line every tenth step
 * @param layers how each layer learns, with every line of the log
 * @param looks every so many steps
 * @param changes numbers that somebody changed on the way
 * @param moments steps that can be gone back to with any visualizer, as the model {@code id@step}
 * @param about what is known of it from the beginning
 * @param trouble why it ended or went back, in a sentence
 * @param advice what the rules of health find in its curves, gravest first
 */
public record LabRun(
        Phase phase,
        int step,
        int steps,
        List<TrainingMetrics> log,
        List<LayerMetrics> layers,
        List<Look> looks,
        List<Adjustment> changes,
        List<Integer> moments,
        About about,
        Optional<Problem> trouble,
        List<Advice> advice) {

    /** What a run is doing. */
    public enum Phase {
        /** Nothing was begun. */
        NONE,
        /** The text is read and cut into tokens. */
        PREPARING,
        RUNNING,
        PAUSED,
        DONE,
        /** It cannot go on; {@link LabRun#trouble} says why. */
        FAILED
    }

    /**
     * @param model the id under which its moments, and at the end itself, are found in the library
     * @param vocabulary number of tokens
     * @param parameters number of trained numbers
     * @param trainTokens tokens to train on
     * @param floor the least possible validation loss, where it is known exactly, in nats a token
     * @param layers blocks of the network
     * @param heads in each
     */
    public record About(
            String model,
            int vocabulary,
            long parameters,
            int trainTokens,
            OptionalDouble floor,
            int layers,
            int heads) {
        /** Before anything is known. */
        public static final About NOTHING = new About("", 0, 0, 0, OptionalDouble.empty(), 0, 0);

        About withParameters(long number) {
            return new About(model, vocabulary, number, trainTokens, floor, layers, heads);
        }
    }

    /** Nothing was begun. */
    public static final LabRun NONE =
            new LabRun(
                    Phase.NONE,
                    0,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    About.NOTHING,
                    Optional.empty());

    public LabRun {
        log = List.copyOf(log);
        layers = List.copyOf(layers);
        looks = List.copyOf(looks);
        changes = List.copyOf(changes);
        moments = List.copyOf(moments);
        advice = List.copyOf(advice);
    }

    /** A run that nobody has examined. */
    public LabRun(
            Phase phase,
            int step,
            int steps,
            List<TrainingMetrics> log,
            List<LayerMetrics> layers,
            List<Look> looks,
            List<Adjustment> changes,
            List<Integer> moments,
            About about,
            Optional<Problem> trouble) {
        this(phase, step, steps, log, layers, looks, changes, moments, about, trouble, List.of());
    }

    /** The same, which cannot go on. */
    LabRun failed(Problem why) {
        return with(Phase.FAILED, looks, about, Optional.of(why));
    }

    /** The same, which is about to go on. */
    LabRun preparing() {
        return with(Phase.PREPARING, looks, about, Optional.empty());
    }

    /** The same with a sentence to read. */
    LabRun saying(Problem what) {
        return with(phase, looks, about, Optional.of(what));
    }

    /** The same with all that can be found out of it again. */
    LabRun with(List<Look> newLooks, About newAbout) {
        return with(phase, newLooks, newAbout, trouble);
    }

    private LabRun with(
            Phase newPhase, List<Look> newLooks, About newAbout, Optional<Problem> newTrouble) {
        return new LabRun(
                newPhase,
                step,
                steps,
                log,
                layers,
                newLooks,
                changes,
                moments,
                newAbout,
                newTrouble,
                advice);
    }
}
