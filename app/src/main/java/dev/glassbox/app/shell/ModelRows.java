package dev.glassbox.app.shell;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.models.ModelsViewModel;
import dev.glassbox.app.models.ShownModel;
import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.CuratedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Draws one model: its name, its facts, what it is good for, and what can be done with it. */
final class ModelRows {
    private final ModelsViewModel model;
    private final Messages messages;

    ModelRows(ModelsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    /** A model of this computer. */
    Node here(ShownModel one, boolean asked) {
        List<String> facts = new ArrayList<>();
        one.facts()
                .ifPresent(
                        known ->
                                facts.addAll(
                                        facts(
                                                known.architecture(),
                                                known.parameters(),
                                                say(
                                                        "models.on-disk",
                                                        "size",
                                                        ByteCount.text(one.bytes())),
                                                known.licence())));
        facts.add(say("models.origin." + one.origin().name().toLowerCase(Locale.ROOT)));
        VBox words = words(one.id(), facts, one.goodFor());
        for (Problem warning : one.warnings()) {
            words.getChildren().add(warning(warning));
        }
        one.problem().ifPresent(problem -> words.getChildren().add(warning(problem)));
        if (asked) {
            words.getChildren().add(question(one));
            return row(words, Optional.empty());
        }
        return row(words, action(one));
    }

    private Optional<Button> action(ShownModel one) {
        return switch (one.origin()) {
            case BUNDLED -> Optional.empty();
            case INSTALLED ->
                    Optional.of(button("models.remove", one.id(), () -> model.askRemove(one.id())));
            case OWN ->
                    Optional.of(
                            button("models.close", one.id(), () -> model.closeFolder(one.id())));
        };
    }

    private Node question(ShownModel one) {
        String key = one.fetched() ? "models.sure" : "models.sure-own";
        Label sure = label("panel-text", say(key, "size", ByteCount.text(one.bytes())));
        Button yes = button("models.remove", one.id(), model::remove);
        yes.getStyleClass().add("danger");
        Button no = button("models.keep", one.id(), model::keep);
        FlowPane buttons = new FlowPane(yes, no);
        buttons.getStyleClass().add("settings-buttons");
        return new VBox(sure, buttons);
    }

    /**
     * A model of the list that is not here.
     *
     * @param fetching what is shown of its fetching, in place of the button
     */
    Node worthFetching(CuratedModel one, Optional<Node> fetching) {
        List<String> facts =
                facts(
                        one.architecture(),
                        one.parameters(),
                        say("models.about", "size", ByteCount.text(one.weightsBytes())),
                        one.licence());
        VBox words = words(one.id(), facts, one.goodFor());
        fetching.ifPresent(words.getChildren()::add);
        return row(
                words,
                fetching.isPresent()
                        ? Optional.empty()
                        : Optional.of(button("models.get", one.id(), () -> model.ask(one.id()))));
    }

    private List<String> facts(String architecture, long parameters, String size, String licence) {
        return List.of(
                architecture,
                say("models.parameters", "count", String.format(Locale.ROOT, "%,d", parameters)),
                size,
                licence.isEmpty()
                        ? say("models.no-licence")
                        : say("models.licence", "licence", licence));
    }

    private VBox words(String id, List<String> facts, Map<String, String> goodFor) {
        VBox words = new VBox(label("models-name", id));
        words.getStyleClass().add("models-words");
        words.getChildren().add(label("panel-note", String.join(" · ", facts)));
        String use = goodFor.getOrDefault(messages.language(), "");
        if (!use.isEmpty()) {
            words.getChildren().add(label("panel-text", messages.prose(use)));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    private Label warning(Problem problem) {
        Label label = label("panel-text", messages.sentence(problem));
        label.setGraphic(Icons.icon(Feather.ALERT_TRIANGLE));
        label.getStyleClass().add("models-warning");
        return label;
    }

    private static Node row(VBox words, Optional<Button> action) {
        HBox row = new HBox(words);
        row.getStyleClass().add("models-row");
        row.setAlignment(Pos.TOP_LEFT);
        action.ifPresent(row.getChildren()::add);
        return row;
    }

    /** A button whose name for screen readers says of which model. */
    private Button button(String key, String id, Runnable action) {
        Button button = new Button(say(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(say(key) + " " + id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Label label(String style, String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    private String say(String key, Object... pairs) {
        return messages.text(key, pairs);
    }
}
