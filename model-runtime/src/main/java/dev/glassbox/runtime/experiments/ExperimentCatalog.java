package dev.glassbox.runtime.experiments;

import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All experiments there are, in the order of their codes. */
public final class ExperimentCatalog {
    private final TreeMap<String, Experiment<?, ?>> byCode = new TreeMap<>();

    /**
     * @throws IllegalArgumentException if two have the same id or code
     */
    public ExperimentCatalog(Iterable<? extends Experiment<?, ?>> experiments) {
        for (Experiment<?, ?> experiment : experiments) {
            boolean known = byCode.values().stream().anyMatch(e -> e.id().equals(experiment.id()));
            if (known || byCode.put(experiment.code(), experiment) != null) {
                throw new IllegalArgumentException(
                        "two experiments are called "
                                + experiment.id()
                                + " or "
                                + experiment.code());
            }
        }
    }

    /** Those on the class path. */
    @SuppressWarnings("rawtypes") // a service is loaded by its raw class
    public static ExperimentCatalog installed() {
        List<Experiment<?, ?>> found = new ArrayList<>();
        for (Experiment experiment : ServiceLoader.load(Experiment.class)) {
            found.add(experiment);
        }
        return new ExperimentCatalog(found);
    }

    /** Every one. */
    public List<Experiment<?, ?>> all() {
        return List.copyOf(byCode.values());
    }

    /** Their ids. */
    public List<String> ids() {
        return byCode.values().stream().<String>map(Experiment::id).toList();
    }

    /**
     * The one of a name.
     *
     * @param name an id or a code
     * @throws dev.glassbox.runtime.intake.IntakeException if there is none, naming those there are
     */
    public Experiment<?, ?> get(String name) {
        for (Experiment<?, ?> experiment : byCode.values()) {
            if (experiment.id().equals(name) || experiment.code().equalsIgnoreCase(name)) {
                return experiment;
            }
        }
        throw Problem.input("experiment.unknown", name, "known", String.join(", ", ids()))
                .asException();
    }
}
