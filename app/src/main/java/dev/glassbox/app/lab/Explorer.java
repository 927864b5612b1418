package dev.glassbox.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lesson.Appearance;
import dev.glassbox.app.lesson.StageView;
import dev.glassbox.runtime.model.ModelMoments;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Any visualizer on the model of one moment; the scrubber goes to the others. */
final class Explorer extends VBox {
    /** Which one is shown first: who looks at whom is what changes most to see. */
    private static final String FIRST = "attention";

    private final LabDoors doors;
    private final LiveText texts;
    private final StageView stage;
    private final TimeBar time;
    private final ComboBox<String> which = new ComboBox<>();
    private final Label title = new Label();
    private final Button close;
    private LabDoors.Kept kept = new LabDoors.Kept("", List.of());
    private OptionalInt moment = OptionalInt.empty();
    private String prompt = "";

    Explorer(LabDoors doors, Appearance look, LiveText texts, Runnable away) {
        this.doors = doors;
        this.texts = texts;
        getStyleClass().add("lab-explorer");
        stage = new StageView(doors.stage(), look);
        time = new TimeBar(texts, this::goTo);
        title.getStyleClass().add("lab-heading");
        Wrapped.keep(title);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        which.getItems().setAll(doors.visualizers());
        texts.name(which, "lab.explorer.which");
        which.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable String id) {
                        return id == null ? "" : texts.messages().text(id + ".name");
                    }

                    @Override
                    public String fromString(String name) {
                        return name;
                    }
                });
        which.setOnAction(event -> draw());
        RunBar.seen(which, doors.visualizers().size() > 1);
        close = texts.tip(Icons.button(Feather.X, away), "lab.explorer.close", "V");
        HBox head = new HBox(title, which, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("lab-pair");
        VBox.setVgrow(stage, Priority.ALWAYS);
        getChildren().addAll(head, time, stage);
        texts.write(this::name);
    }

    /**
     * Opens a model's training.
     *
     * @param from what was kept
     * @param step where to begin; the nearest moment before it is shown
     * @param text what the model reads
     */
    void open(LabDoors.Kept from, int step, String text) {
        kept = from;
        prompt = text;
        OptionalInt nearest = Clock.kept(from.steps(), step);
        int last = from.steps().isEmpty() ? 0 : from.steps().get(from.steps().size() - 1);
        moment = nearest.isPresent() && nearest.getAsInt() < last ? nearest : OptionalInt.empty();
        if (which.getValue() == null && !which.getItems().isEmpty()) {
            boolean usual = which.getItems().contains(FIRST);
            which.setValue(usual ? FIRST : which.getItems().get(0)); // draws
        } else {
            draw();
        }
        close.requestFocus();
    }

    /** More moments were kept meanwhile. */
    void update(LabDoors.Kept from) {
        if (from.model().equals(kept.model()) && !from.equals(kept)) {
            int shown = step();
            kept = from;
            moment = OptionalInt.of(shown);
            time.show(kept.steps(), moment);
        }
    }

    private int step() {
        List<Integer> steps = kept.steps();
        return moment.orElse(steps.isEmpty() ? 0 : steps.get(steps.size() - 1));
    }

    private void goTo(OptionalInt other) {
        moment = other;
        draw();
    }

    /** One moment earlier or later. */
    void move(int by) {
        time.move(by);
    }

    void play(int towards) {
        time.play(towards);
    }

    private void name() {
        title.setText(
                texts.messages().text("lab.explorer.title", "model", kept.model(), "step", step()));
    }

    private void draw() {
        name();
        time.show(kept.steps(), moment);
        String visualizer = which.getValue();
        if (visualizer == null || kept.steps().isEmpty()) {
            return;
        }
        String model = ModelMoments.id(kept.model(), step());
        doors.stage().show(visualizer, state(doors.stage().state(), model));
    }

    /** What is on stage with another model, so that only the model differs. */
    private JsonNode state(Optional<JsonNode> now, String model) {
        ObjectNode state =
                now.filter(JsonNode::isObject)
                        .filter(old -> old.path("prompt").isTextual() && isOfThis(old))
                        .<ObjectNode>map(JsonNode::deepCopy)
                        .orElseGet(
                                () ->
                                        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                                                .objectNode()
                                                .put("prompt", prompt));
        return state.put("model", model);
    }

    private boolean isOfThis(JsonNode old) {
        return ModelMoments.modelOf(old.path("model").asText()).equals(kept.model());
    }

    void dispose() {
        time.dispose();
        stage.dispose();
    }
}
