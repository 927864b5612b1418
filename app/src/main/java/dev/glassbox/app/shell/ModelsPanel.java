package dev.glassbox.app.shell;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.models.Fetching;
import dev.glassbox.app.models.ModelsState;
import dev.glassbox.app.models.ModelsViewModel;
import java.io.File;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;

/** The models of this computer, and those worth fetching. */
final class ModelsPanel extends PanelView {
    private final ModelsViewModel model;
    private final ModelRows rows;
    private final FetchBox fetch;
    private final Label trouble = words("panel-text");
    private final VBox here = new VBox();
    private final VBox worthFetching = new VBox();
    private final VBox typed = new VBox();
    private final TextField id = new TextField();
    private final ChangeListener<ModelsState> onState = (property, old, now) -> changed(old, now);

    /**
     * @param settings opens the panel where the hub is set
     */
    ModelsPanel(ModelsViewModel model, Messages messages, Runnable settings, Runnable away) {
        super(messages, "models.title", away);
        this.model = model;
        rows = new ModelRows(model, messages);
        fetch = new FetchBox(model, messages);
        getStyleClass().add("models-panel");
        here.getStyleClass().add("models-list");
        worthFetching.getStyleClass().add("models-list");
        trouble.setGraphic(Icons.icon(Feather.ALERT_CIRCLE));
        trouble.getStyleClass().add("models-warning");
        add(texts().label(words("panel-lead"), "models.lead"));
        add(section("models.here"), here, trouble, openRow());
        add(section("models.there"), typeRow(), typed, hubRow(settings), worthFetching);
        texts().write(this::draw);
        model.state().addListener(onState);
        model.refresh();
    }

    private void changed(ModelsState old, ModelsState now) {
        if (old.with(now.fetching()).equals(now) && samePlace(old, now)) {
            fetch.draw(now.fetching());
        } else {
            draw();
        }
    }

    private Label section(String key) {
        return texts().label(words("panel-section"), key);
    }

    private Node openRow() {
        Button open = texts().label(new Button(), "models.open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(event -> chooseFolder());
        Label note = texts().label(words("panel-note"), "models.open.note");
        HBox.setHgrow(note, Priority.ALWAYS);
        return row(open, note);
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts().messages().text("models.open"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.openFolder(chosen.toPath());
        }
    }

    private Node typeRow() {
        texts().name(id, "models.id");
        texts().write(() -> id.setPromptText(texts().messages().text("models.id.example")));
        id.getStyleClass().add("models-id");
        id.setOnAction(event -> model.ask(id.getText()));
        Label name = texts().label(new Label(), "models.id");
        name.getStyleClass().add("panel-name");
        name.setLabelFor(id);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Button look = texts().label(new Button(), "models.look");
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.disableProperty().bind(id.textProperty().isEmpty());
        look.setOnAction(event -> model.ask(id.getText()));
        HBox.setHgrow(id, Priority.ALWAYS);
        return row(name, id, look);
    }

    /** Not a row: in a narrow window the button goes below the words. */
    private Node hubRow(Runnable settings) {
        Label hub = words("panel-note");
        texts().write(
                        () ->
                                hub.setText(
                                        texts().messages()
                                                .text("models.hub", "hub", model.endpoint())));
        Button change = texts().label(new Button(), "models.hub.change");
        change.getStyleClass().add("models-small");
        change.setOnAction(event -> settings.run());
        FlowPane row = new FlowPane(hub, change);
        row.getStyleClass().add("settings-buttons");
        row.setRowValignment(VPos.CENTER);
        return row;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("speed-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static boolean samePlace(ModelsState old, ModelsState now) {
        Fetching before = old.fetching();
        return before.phase() == now.fetching().phase() && before.id().equals(now.fetching().id());
    }

    private void draw() {
        ModelsState now = model.state().get();
        trouble.setText(now.trouble().map(texts().messages()::sentence).orElse(""));
        trouble.setVisible(now.trouble().isPresent());
        trouble.setManaged(trouble.isVisible());
        here.getChildren().clear();
        if (!now.isListed()) {
            here.getChildren().add(waiting());
        }
        now.models()
                .forEach(
                        one ->
                                here.getChildren()
                                        .add(rows.here(one, one.id().equals(now.removing()))));
        drawFetching(now);
    }

    /** The fetch is shown where it was asked for. */
    private void drawFetching(ModelsState now) {
        fetch.draw(now.fetching());
        Optional<Node> box =
                now.fetching().phase() == Fetching.Phase.NONE
                        ? Optional.empty()
                        : Optional.of(fetch);
        typed.getChildren().clear();
        worthFetching.getChildren().clear();
        boolean placed = false;
        for (var one : now.worthFetching()) {
            boolean mine = box.isPresent() && one.id().equals(now.fetching().id());
            worthFetching.getChildren().add(rows.worthFetching(one, mine ? box : Optional.empty()));
            placed |= mine;
        }
        if (!placed) {
            box.ifPresent(typed.getChildren()::add);
        }
        if (fetch.focus()) {
            reveal(fetch);
        }
    }

    private Label waiting() {
        Label label = words("panel-note");
        label.setText(texts().messages().text("models.reading"));
        return label;
    }

    @Override
    void dispose() {
        model.state().removeListener(onState);
        super.dispose();
    }
}
