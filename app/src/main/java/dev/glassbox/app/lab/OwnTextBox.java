package dev.glassbox.app.lab;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lab.OwnTextState.Phase;
import dev.glassbox.app.lab.OwnTextState.Read;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.text.TextReader;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Where a text is pasted or opened, and what was read. */
final class OwnTextBox extends VBox {
    /** More characters would make the field slow; of a longer text the beginning is shown. */
    private static final int MOST_EDITABLE = 20_000;

    private static final int PREVIEW = 2_000;

    /** After the last key, before what was typed is read. */
    private static final Duration PAUSE = Duration.millis(400);

    private final OwnTextViewModel own;
    private final LiveText texts;
    private final TextArea area = new Area();
    private final Button clear = new Button();
    private final ComboBox<String> column = new ComboBox<>();
    private final HBox columns;
    private final HBox reading;
    private final Label refused = new Label(null, Icons.icon(Feather.ALERT_CIRCLE));
    private final Label facts = new Label();
    private final Label notices = new Label();
    private final PauseTransition pause = new PauseTransition(PAUSE);

    /** Whether the words in the field are being set here, not typed. */
    private boolean setting;

    /** Whether the field holds what somebody typed, which is never written over. */
    private boolean typed;

    OwnTextBox(OwnTextViewModel own, LiveText texts) {
        this.own = own;
        this.texts = texts;
        getStyleClass().add("own-part");
        Label title = texts.label(new Label(), "lab.own.text");
        title.getStyleClass().add("lab-heading");
        area.setWrapText(true);
        area.getStyleClass().add("own-area");
        texts.name(area, "lab.own.text");
        texts.write(() -> area.setPromptText(texts.messages().text("lab.own.prompt")));
        area.textProperty().addListener((property, old, now) -> typed());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        pause.setOnFinished(event -> own.paste(area.getText()));
        Button open = texts.label(new Button(), "lab.own.open");
        open.setGraphic(Icons.icon(Feather.FOLDER));
        open.setMinWidth(Region.USE_PREF_SIZE);
        texts.tip(open, "lab.own.open.tip", "");
        open.setOnAction(event -> choose());
        texts.label(clear, "lab.own.clear");
        texts.tip(clear, "lab.own.clear.tip", "");
        clear.setGraphic(Icons.icon(Feather.X));
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.setOnAction(event -> clear());
        FlowPane buttons = new FlowPane(open, clear);
        buttons.setRowValignment(VPos.CENTER);
        buttons.getStyleClass().add("lab-buttons");
        columns = columns();
        Label busy = texts.label(new Label(), "lab.own.reading");
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("own-turning");
        texts.name(turning, "lab.own.reading");
        reading = new HBox(turning, busy);
        reading.setAlignment(Pos.CENTER_LEFT);
        reading.getStyleClass().add("lab-pair");
        for (Label label : List.of(refused, facts, notices)) {
            Wrapped.keep(label);
        }
        refused.getStyleClass().add("lab-trouble");
        facts.getStyleClass().add("own-facts");
        notices.getStyleClass().add("lab-note");
        getChildren().addAll(title, area, buttons, reading, refused, columns, facts, notices);
    }

    private HBox columns() {
        Label name = texts.label(new Label(), "lab.own.column");
        name.setLabelFor(column);
        name.setMinWidth(Region.USE_PREF_SIZE);
        texts.name(column, "lab.own.column");
        column.setOnAction(
                event -> {
                    String chosen = column.getValue();
                    if (!setting && chosen != null) {
                        own.column(chosen);
                    }
                });
        HBox row = new HBox(name, column);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("lab-pair");
        return row;
    }

    /** What is too long to be edited goes past the field. */
    private final class Area extends TextArea {
        @Override
        public void paste() {
            String words = Clipboard.getSystemClipboard().getString();
            if (isEditable() && words != null && words.length() > MOST_EDITABLE) {
                typed = false;
                own.paste(words);
            } else {
                super.paste();
            }
        }
    }

    private void typed() {
        if (!setting) {
            typed = true;
            pause.playFromStart();
        }
    }

    /** The tab key goes on to the next control, as everywhere else. */
    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            event.consume();
            area.fireEvent(
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "\t",
                            KeyCode.TAB,
                            event.isShiftDown(),
                            true,
                            false,
                            false));
        }
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.messages().text("lab.own.open"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                "*.txt *.md *.csv", "*.txt", "*.md", "*.csv"),
                        new FileChooser.ExtensionFilter("*.*", "*.*"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            open(chosen);
        }
    }

    /** Takes in a file, such as one that was dropped. */
    void open(File file) {
        pause.stop();
        typed = false;
        own.open(file.toPath());
    }

    /** Takes in words, such as those that were dropped. */
    void take(String words) {
        pause.stop();
        typed = false;
        own.paste(words);
    }

    private void clear() {
        pause.stop();
        typed = false;
        own.clear();
        write("", true);
        area.requestFocus();
    }

    private void write(String words, boolean editable) {
        setting = true;
        area.setText(words);
        area.setEditable(editable);
        setting = false;
    }

    void show(OwnTextState state) {
        RunBar.seen(reading, state.phase() == Phase.READING);
        say(refused, state.unread().map(texts.messages()::sentence));
        Optional<Read> read = state.read();
        read.ifPresent(this::show);
        say(facts, read.map(known -> OwnWords.facts(known, texts.messages())));
        say(notices, read.map(this::notices).filter(words -> !words.isEmpty()));
        boolean table = read.filter(known -> known.text().columns().size() > 1).isPresent();
        RunBar.seen(columns, table);
        boolean some = state.phase() != Phase.EMPTY;
        RunBar.seen(clear, some);
        if (!some && !area.isEditable()) {
            write("", true);
        }
        area.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("preview"), !area.isEditable());
    }

    private void show(Read read) {
        boolean pasted = read.source().file().equals(TextReader.PASTED);
        if (!(typed && pasted)) {
            String text = read.text().text();
            boolean editable = pasted && text.length() <= MOST_EDITABLE;
            int end = Math.min(PREVIEW, text.length());
            String begun = text.substring(0, end) + (end < text.length() ? " …" : "");
            String shown = editable ? text : begun;
            if (!shown.equals(area.getText()) || editable != area.isEditable()) {
                write(shown, editable);
            }
        }
        List<String> names = read.text().columns();
        setting = true;
        if (!names.equals(column.getItems())) {
            column.getItems().setAll(names);
        }
        if (!read.source().column().equals(column.getValue()) && !names.isEmpty()) {
            column.setValue(read.source().column());
        }
        setting = false;
    }

    /** What was done to the text that its owner should know. */
    private String notices(Read read) {
        Stream<Problem> said = read.text().notices().stream();
        return String.join("\n", said.map(texts.messages()::sentence).toList());
    }

    private static void say(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        RunBar.seen(label, words.isPresent());
    }

    /** Puts the keyboard into the field. */
    void focus() {
        area.requestFocus();
    }

    void dispose() {
        pause.stop();
    }
}
