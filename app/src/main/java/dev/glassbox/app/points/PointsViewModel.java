package dev.glassbox.app.points;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.app.background.Needs;
import dev.glassbox.app.lesson.StageViewModel;
import dev.glassbox.app.lesson.StateTrail;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * One picture of many vectors, as a value: the state of the visualizer {@value #VISUALIZER}.
 * Belongs to the JavaFX thread and lives as the app.
 */
public final class PointsViewModel {
    public static final String VISUALIZER = "projector";

    private final StageViewModel stage;
    private final StateTrail trail;
    private final Consumer<JsonNode> keep;
    private final JsonNode start;
    private boolean opened;

    /**
     * @param first what is shown now; where that is no state of it, the stage says so
     * @param keep told of every change
     */
    public PointsViewModel(
            VisualizerCatalog catalog,
            Needs needs,
            StrictJson json,
            InstantSource clock,
            JsonNode first,
            Consumer<JsonNode> keep) {
        this.keep = keep;
        start =
                catalog.byId(VISUALIZER)
                        .map(found -> (JsonNode) json.toTree(found.initialState()))
                        .orElse(first);
        stage = new StageViewModel(catalog, needs.open(), json);
        trail = new StateTrail(clock, first.isEmpty() ? start : first);
        stage.onGesture(
                written -> {
                    trail.gesture(written);
                    keep.accept(written);
                });
    }

    /** Who is told when the picture has changed. */
    public void onPicture(Runnable listener) {
        stage.picture().addListener((property, old, now) -> listener.run());
    }

    /** What shows it; opened when it is first asked for. */
    public StageViewModel stage() {
        if (!opened) {
            opened = true;
            stage.show(VISUALIZER, trail.present());
        }
        return stage;
    }

    /** Another picture, such as a bookmark's. It can be undone. */
    public void set(JsonNode state) {
        if (!state.equals(trail.present())) {
            trail.change(state);
            apply(state);
        }
    }

    /**
     * Shows vectors of the user's own, in the way that is chosen now.
     *
     * @param files the vectors, and what is known of each where that is a file of its own
     */
    public void openVectors(List<Path> files) {
        ObjectNode state = ((ObjectNode) start).deepCopy();
        if (trail.present().path("drawing").isObject()) {
            ObjectNode drawing = ((ObjectNode) trail.present().get("drawing")).deepCopy();
            drawing.remove(List.of("until", "axes")); // which mean nothing among other points
            if (drawing.path("method").asText().equals("axes")) {
                drawing.remove("method");
            }
            state.set("drawing", drawing);
        }
        ObjectNode source = state.putObject("source").put("kind", "file");
        source.put("vectors", files.get(0).toString());
        if (files.size() > 1) {
            source.put("metadata", files.get(1).toString());
        }
        set(state);
    }

    /** As on the first start. It can be undone. */
    public void reset() {
        set(start);
    }

    public void undo() {
        trail.undo().ifPresent(this::apply);
    }

    public void redo() {
        trail.redo().ifPresent(this::apply);
    }

    private void apply(JsonNode state) {
        keep.accept(state);
        if (opened) {
            stage.show(VISUALIZER, state);
        }
    }
}
