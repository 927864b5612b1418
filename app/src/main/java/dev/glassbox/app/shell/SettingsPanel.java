package dev.glassbox.app.shell;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.i18n.Language;
import dev.glassbox.app.settings.Settings;
import dev.glassbox.app.settings.SettingsStore;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.library.HubEndpoint;
import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** What the user can set. Every choice takes effect at once. */
final class SettingsPanel extends PanelView {
    /** A mirror of the usual hub that can be reached where that cannot. */
    private static final String MIRROR = "https://hf-mirror.com";

    private final Look look;
    private final SettingsStore settings;
    private final String dataFolder;
    private final Label percent = new Label();
    private final ChangeListener<Settings> onSettings = (property, old, now) -> texts().rewrite();

    /**
     * @param speed opens the panel that says how fast this machine is
     */
    SettingsPanel(
            Look look, SettingsStore settings, String dataFolder, Runnable speed, Runnable away) {
        super(look.messages(), "settings.title", away);
        this.look = look;
        this.settings = settings;
        this.dataFolder = dataFolder;
        add(languageRow(), themeRow(), textRow(), motionRow(), threadsRow(speed));
        add(dataRow(), modelsRow(), hubRow());
        settings.settings().addListener(onSettings);
    }

    private Node languageRow() {
        return row(
                "settings.language",
                choice(
                        look.languages(),
                        Language::name,
                        () -> look.messages().languageInUse().get(),
                        look::speak));
    }

    private Node themeRow() {
        return row(
                "settings.theme",
                choice(
                        look.themes(),
                        theme -> say("theme." + theme.id()),
                        () -> look.theme().get(),
                        look::wear));
    }

    private Node textRow() {
        Button smaller = Icons.button(Feather.MINUS, look::smallerText);
        Button larger = Icons.button(Feather.PLUS, look::largerText);
        texts().tip(smaller, "shell.smaller", Keys.shortcut("\u2212"));
        texts().tip(larger, "shell.larger", Keys.shortcut("+"));
        percent.setMinWidth(Region.USE_PREF_SIZE);
        percent.getStyleClass().add("number");
        texts().write(
                        () ->
                                percent.setText(
                                        say("settings.percent", "n", look.textPercent().get())));
        HBox box = new HBox(smaller, percent, larger);
        box.getStyleClass().add("stepper");
        box.setAlignment(Pos.CENTER_LEFT);
        return row("settings.text-size", box);
    }

    private Node motionRow() {
        CheckBox box = new CheckBox();
        texts().label(box, "settings.reduced-motion.label");
        box.setWrapText(true);
        box.setSelected(look.reducedMotion());
        box.setOnAction(event -> look.setReducedMotion(box.isSelected()));
        return row("settings.reduced-motion", box);
    }

    private Node threadsRow(Runnable speed) {
        Button measure = texts().label(new Button(), "bench.title");
        measure.setOnAction(event -> speed.run());
        measure.setMinWidth(Region.USE_PREF_SIZE);
        int most = Math.max(1, Runtime.getRuntime().availableProcessors());
        List<Integer> counts = IntStream.rangeClosed(0, most).boxed().toList();
        VBox box =
                new VBox(
                        choice(
                                counts,
                                count -> count == 0 ? say("settings.threads.auto") : "" + count,
                                () -> Math.min(most, settings.get().machine().threads()),
                                this::setThreads),
                        texts().label(words("panel-note"), "settings.threads.note"),
                        measure);
        box.getStyleClass().add("settings-column");
        return row("settings.threads", box);
    }

    private void setThreads(int count) {
        settings.update(
                now -> now.withMachine(new Settings.Machine(count, now.machine().modelsFolder())));
    }

    private String modelsFolder() {
        String chosen = settings.get().machine().modelsFolder();
        return chosen.isEmpty() ? say("settings.models-folder.own") : chosen;
    }

    private Node dataRow() {
        Label path = words("panel-text");
        path.setText(dataFolder);
        return row("settings.data-folder", path);
    }

    private Node modelsRow() {
        Label path = words("panel-text");
        texts().write(() -> path.setText(modelsFolder()));
        Button choose = texts().label(new Button(), "settings.models-folder.choose");
        choose.setOnAction(event -> chooseModels());
        Button own = texts().label(new Button(), "settings.models-folder.back");
        own.setOnAction(event -> setModels(""));
        texts().write(() -> own.setDisable(settings.get().machine().modelsFolder().isEmpty()));
        FlowPane buttons = new FlowPane(choose, own);
        buttons.getStyleClass().add("settings-buttons");
        Label note = texts().label(words("panel-note"), "settings.models-folder.note");
        return row("settings.models-folder", new VBox(path, buttons, note));
    }

    private void chooseModels() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(say("settings.models-folder"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            setModels(chosen.getAbsolutePath());
        }
    }

    private void setModels(String folder) {
        settings.update(
                now -> now.withMachine(new Settings.Machine(now.machine().threads(), folder)));
    }

    private Node hubRow() {
        TextField hub = texts().name(new TextField(), "settings.hub");
        hub.setPromptText(HubEndpoint.STANDARD.toString());
        Label note = texts().label(words("panel-note"), "settings.hub.note");
        texts().write(() -> hub.setText(settings.get().library().endpoint()));
        hub.setOnAction(event -> setHub(hub.getText(), note));
        hub.focusedProperty()
                .addListener(
                        (property, was, is) -> {
                            if (!is) {
                                setHub(hub.getText(), note);
                            }
                        });
        Button usual = texts().label(new Button(), "settings.hub.usual");
        usual.setOnAction(event -> setHub("", note));
        Button mirror = texts().label(new Button(), "settings.hub.mirror");
        mirror.setOnAction(event -> setHub(MIRROR, note));
        FlowPane buttons = new FlowPane(usual, mirror);
        buttons.getStyleClass().add("settings-buttons");
        return row("settings.hub", new VBox(hub, buttons, note));
    }

    /** An address that is not safe is refused in the note's place. */
    private void setHub(String words, Label note) {
        try {
            String hub = words.isBlank() ? "" : HubEndpoint.parse(words).toString();
            settings.update(now -> now.withLibrary(now.library().withEndpoint(hub)));
            note.setText(say("settings.hub.note"));
        } catch (IntakeException e) {
            note.setText(texts().messages().sentence(e.problem()));
        }
    }

    private <T> ComboBox<T> choice(
            List<T> all, Function<T, String> name, Supplier<T> now, Consumer<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(all);
        texts().write(
                        () -> {
                            box.setOnAction(null);
                            box.setConverter(new Names<>(name));
                            box.setValue(now.get());
                            box.setOnAction(event -> chosen.accept(box.getValue()));
                        });
        return box;
    }

    /** A name and a control; the name is also the control's own for screen readers. */
    private Node row(String key, Node control) {
        Label name = texts().label(words("panel-name"), key);
        name.setLabelFor(control);
        name.getStyleClass().add("settings-name");
        if (control instanceof ComboBox<?>) {
            texts().name(control, key);
        }
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(name, control);
        row.getStyleClass().add("settings-row");
        row.setAlignment(control instanceof VBox ? Pos.BASELINE_LEFT : Pos.CENTER_LEFT);
        return row;
    }

    private String say(String key, Object... pairs) {
        return texts().messages().text(key, pairs);
    }

    @Override
    void dispose() {
        settings.settings().removeListener(onSettings);
        super.dispose();
    }

    private static final class Names<T> extends StringConverter<T> {
        private final Function<T, String> name;

        Names(Function<T, String> name) {
            this.name = name;
        }

        @Override
        public String toString(T item) {
            return item == null ? "" : name.apply(item);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("not editable: " + text);
        }
    }
}
