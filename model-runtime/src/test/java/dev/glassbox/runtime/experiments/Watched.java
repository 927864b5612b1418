package dev.glassbox.runtime.experiments;

import dev.glassbox.runtime.training.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs an experiment and keeps what it shows. */
public final class Watched {
    private Watched() {}

    /** All snapshots of a run with some settings changed. */
    public static <C, E> List<E> run(
            Experiment<C, E> experiment, long seed, Map<String, String> words) {
        List<E> seen = new ArrayList<>();
        C settings = ExperimentSettings.read(experiment, words);
        experiment.run(settings, new ControlledRun<>(seed, new RunControl(), seen::add));
        return seen;
    }

    /** The last snapshot. */
    public static <E> E last(List<E> seen) {
        return seen.get(seen.size() - 1);
    }
}
