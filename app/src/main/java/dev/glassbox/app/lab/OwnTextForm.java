package dev.glassbox.app.lab;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import java.io.File;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form for a text of one's own: the text, how it is cut, the sizes, the name, one button. */
final class OwnTextForm extends BorderPane {
    /** Text and sizes stand side by side from this width on, in em. */
    private static final double ROOM_FOR_TWO = 54;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final OwnTextViewModel own;
    private final LiveText texts;
    private final OwnTextBox text;
    private final OwnSizesBox sizes;
    private final Label later;
    private final GridPane columns = new GridPane();
    private final TextField name = new TextField();
    private final Button train = new Button();
    private final Label badName = new Label(null, Icons.icon(Feather.ALERT_CIRCLE));
    private final ChangeListener<OwnTextState> onState = (property, old, now) -> draw();

    OwnTextForm(OwnTextViewModel own, LiveText texts) {
        this.own = own;
        this.texts = texts;
        getStyleClass().add("own-form");
        text = new OwnTextBox(own, texts);
        sizes = new OwnSizesBox(own, texts);
        later = texts.label(new Label(), "lab.own.later");
        later.getStyleClass().add("own-later");
        Wrapped.keep(later);
        columns.getStyleClass().add("own-columns");
        Label note = texts.label(new Label(), "lab.own.note");
        note.getStyleClass().add("lab-note");
        Wrapped.keep(note);
        VBox body = new VBox(note, columns);
        body.getStyleClass().add("own-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("lab-scroll");
        setTop(head());
        setCenter(scroll);
        setBottom(foot());
        setOnDragOver(OwnTextForm::mayDrop);
        setOnDragDropped(this::dropped);
        widthProperty().addListener((property, old, now) -> arrange());
        own.state().addListener(onState);
        texts.write(this::draw);
        arrange();
    }

    private Node head() {
        Label title = texts.label(new Label(), "lab.own.title");
        title.getStyleClass().add("own-title");
        Wrapped.keep(title);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button close = texts.tip(Icons.button(Feather.X, own::close), "lab.own.close", "Esc");
        HBox head = new HBox(title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("own-head");
        return head;
    }

    private Node foot() {
        Label title = texts.label(new Label(), "lab.own.name");
        title.setLabelFor(name);
        title.setMinWidth(Region.USE_PREF_SIZE);
        texts.tip(name, "lab.own.name.tip", "");
        texts.name(name, "lab.own.name");
        name.getStyleClass().add("own-name");
        name.setOnAction(event -> own.name(name.getText()));
        name.focusedProperty()
                .addListener(
                        (property, was, is) -> {
                            if (!is && !name.getText().strip().equals(own.nameInUse())) {
                                own.name(name.getText());
                            }
                        });
        texts.label(train, "lab.own.train");
        texts.tip(train, "lab.own.train.tip", "");
        texts.write(() -> train.setAccessibleText(texts.messages().text("lab.own.train")));
        train.setGraphic(Icons.icon(Feather.PLAY));
        train.getStyleClass().add("accent");
        train.setMinWidth(Region.USE_PREF_SIZE);
        train.setOnAction(event -> own.train());
        Wrapped.keep(badName);
        badName.getStyleClass().add("lab-trouble");
        HBox named = new HBox(title, name);
        named.setAlignment(Pos.CENTER_LEFT);
        named.getStyleClass().add("lab-pair");
        FlowPane row = new FlowPane(named, train);
        row.setRowValignment(VPos.CENTER);
        row.getStyleClass().add("own-row");
        VBox foot = new VBox(badName, row);
        foot.getStyleClass().add("own-foot");
        return foot;
    }

    private static void mayDrop(DragEvent event) {
        Dragboard what = event.getDragboard();
        if (what.hasFiles() || what.hasString()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        Dragboard what = event.getDragboard();
        List<File> files = what.hasFiles() ? what.getFiles() : List.of();
        if (!files.isEmpty()) {
            text.open(files.get(0));
        } else if (what.hasString()) {
            text.take(what.getString());
        }
        event.setDropCompleted(true);
        event.consume();
    }

    /** Text and sizes side by side where there is room, else one below the other. */
    private void arrange() {
        boolean two = getWidth() >= ROOM_FOR_TWO * train.getFont().getSize();
        int wanted = two ? 2 : 1;
        pseudoClassStateChanged(NARROW, !two);
        if (columns.getColumnConstraints().size() == wanted) {
            return;
        }
        columns.getChildren().clear();
        columns.getColumnConstraints().clear();
        for (int i = 0; i < wanted; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / wanted);
            columns.getColumnConstraints().add(column);
        }
        columns.add(text, 0, 0);
        VBox right = new VBox(later, sizes);
        columns.add(right, two ? 1 : 0, two ? 0 : 1);
    }

    private void draw() {
        OwnTextState state = own.state().get();
        text.show(state);
        sizes.show(state);
        RunBar.seen(later, !sizes.isVisible());
        train.setDisable(!state.mayBegin());
        badName.setText(state.badName().map(texts.messages()::sentence).orElse(""));
        RunBar.seen(badName, state.badName().isPresent());
        if (!name.isFocused()) {
            name.setText(own.nameInUse());
        }
    }

    /** Puts the keyboard where a text is given. */
    void focus() {
        text.focus();
    }

    void dispose() {
        own.state().removeListener(onState);
        text.dispose();
    }
}
