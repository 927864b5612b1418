package dev.glassbox.app.share;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.visualizers.api.FrameTable;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/**
 * One picture on screen, with all that can be taken along of it.
 *
 * @param visualizer its id
 * @param state its state
 * @param tables its numbers; the first is the main one
 * @param origin where the numbers come from, where a model computed them
 * @param node the picture itself; belongs to the JavaFX thread
 */
public record Shared(
        String visualizer,
        JsonNode state,
        List<FrameTable> tables,
        Optional<Origin> origin,
        Node node) {
    public Shared {
        tables = List.copyOf(tables);
    }

    /** What a file of it is called, without its ending. */
    String fileName() {
        return "glassbox-" + visualizer;
    }
}
