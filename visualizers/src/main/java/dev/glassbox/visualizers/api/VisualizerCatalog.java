package dev.glassbox.visualizers.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All visualizers there are, by id. */
public final class VisualizerCatalog {
    private final Map<String, Visualizer<?, ?, ?>> byId = new TreeMap<>();

    /**
     * @throws IllegalArgumentException if two have the same id
     */
    public VisualizerCatalog(Iterable<? extends Visualizer<?, ?, ?>> visualizers) {
        for (Visualizer<?, ?, ?> visualizer : visualizers) {
            if (byId.put(visualizer.id(), visualizer) != null) {
                throw new IllegalArgumentException(
                        "two visualizers have the id '" + visualizer.id() + "'");
            }
        }
    }

    /** Those on the class path. */
    @SuppressWarnings("rawtypes") // a service is loaded by its raw class
    public static VisualizerCatalog installed() {
        List<Visualizer<?, ?, ?>> found = new java.util.ArrayList<>();
        for (Visualizer visualizer : ServiceLoader.load(Visualizer.class)) {
            found.add(visualizer);
        }
        return new VisualizerCatalog(found);
    }

    public Optional<Visualizer<?, ?, ?>> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The ids, sorted. */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }
}
