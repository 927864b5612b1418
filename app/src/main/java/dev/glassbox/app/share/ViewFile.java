package dev.glassbox.app.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A view as a file that opens again: {@code {"visualizer": .., "state": {..}}} for one picture,
 * {@code {"explore": {..}}} for a place of several, and beside either {@code "weights"}: whose
 * numbers were seen, so that another file of that name is noticed.
 *
 * @param visualizer the picture's id; empty for several
 * @param state its state, or that of all together
 * @param weights the model's id and the sha256 of its weights, where a model was asked
 */
public record ViewFile(String visualizer, JsonNode state, Optional<Weights> weights) {
    /** What such files end with in any case. */
    public static final String JSON = ".json";

    /** What those written here end with. */
    public static final String ENDING = ".glassbox" + JSON;

    private static final String EXPLORE = "explore";

    /**
     * @param model a model's id
     * @param sha256 of its weights, lower-case hex
     */
    public record Weights(String model, String sha256) {}

    /** Several pictures side by side. */
    public static ViewFile ofExplore(JsonNode state, Optional<Weights> weights) {
        return new ViewFile("", state, weights);
    }

    /** Whether it holds several pictures side by side. */
    public boolean isExplore() {
        return visualizer.isEmpty();
    }

    /**
     * Reads one. The state itself is read by whom it belongs to.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be read or is no such file
     */
    public static ViewFile read(Path file) {
        ForeignFiles files = ForeignFiles.standard();
        return read(files.readTree(file, files.limits().files().state()), file.toString());
    }

    static ViewFile read(JsonNode tree, String place) {
        Optional<Weights> weights = weights(tree.path("weights"));
        if (tree.path(EXPLORE).isObject()) {
            return new ViewFile("", tree.get(EXPLORE), weights);
        }
        JsonNode visualizer = tree.path("visualizer");
        if (!visualizer.isTextual()
                || visualizer.textValue().isEmpty()
                || !tree.path("state").isObject()) {
            throw Problem.input("cli.not-a-state", place).asException();
        }
        return new ViewFile(visualizer.textValue(), tree.get("state"), weights);
    }

    private static Optional<Weights> weights(JsonNode written) {
        return written.path("model").isTextual() && written.path("sha256").isTextual()
                ? Optional.of(
                        new Weights(
                                written.get("model").textValue(),
                                written.get("sha256").textValue()))
                : Optional.empty();
    }

    /** The file's content. */
    public String write(StrictJson json) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (isExplore()) {
            root.set(EXPLORE, state);
        } else {
            root.put("visualizer", visualizer);
            root.set("state", state);
        }
        weights.ifPresent(
                known ->
                        root.putObject("weights")
                                .put("model", known.model())
                                .put("sha256", known.sha256()));
        return json.writeIndented(root) + "\n";
    }
}
