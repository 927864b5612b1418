package dev.glassbox.visualizers.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/**
 * One of a few things with names: a row of buttons that is one stop of the Tab key and in which
 * Left and Right choose; a drop-down list where there are too many for a row.
 */
public final class OptionChoice extends HBox {
    private static final int LONGEST_ROW = 5;

    private final Label name = new Label();
    private final Consumer<String> onChosen;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final HBox row = new HBox();
    private final ChoiceBox<Option> list = new ChoiceBox<>();
    private List<Option> options = List.of();
    private String selected = "";
    private boolean updating;

    /**
     * One thing to choose.
     *
     * @param id what is handed on
     * @param label in the language in use
     * @param help what it is, for its tooltip; may be empty
     */
    public record Option(String id, String label, String help) {}

    /**
     * @param onChosen called with the id of what a person chose
     */
    public OptionChoice(Consumer<String> onChosen) {
        this.onChosen = onChosen;
        getStyleClass().addAll("index-choice", "word-choice", "option-choice");
        row.getStyleClass().add("index-row");
        setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(USE_PREF_SIZE);
        list.setConverter(new Labels());
        row.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (o, was, is) -> {
                            if (is != null) {
                                chose(is.id());
                            }
                        });
        getChildren().setAll(name, row);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("picker.css");
    }

    /**
     * @param label what is chosen
     * @param id the chosen one; none is marked if it is not among the options
     */
    public void show(String label, List<Option> newOptions, String id) {
        updating = true;
        name.setText(label);
        selected = id;
        boolean others = !newOptions.equals(options);
        options = List.copyOf(newOptions);
        if (options.size() > LONGEST_ROW) {
            showList(label, others);
        } else {
            showRow(label, others);
        }
        updating = false;
    }

    private void showList(String label, boolean others) {
        name.setLabelFor(list);
        list.setAccessibleText(label);
        list.setTooltip(new Tooltip(label));
        if (others) {
            list.getItems().setAll(options);
        }
        list.setValue(
                options.stream().filter(o -> o.id().equals(selected)).findFirst().orElse(null));
        if (!getChildren().contains(list)) {
            getChildren().setAll(name, list);
        }
    }

    private void showRow(String label, boolean others) {
        if (others) {
            buttons.clear();
            options.forEach(option -> buttons.add(button(option)));
            row.getChildren().setAll(buttons);
        }
        boolean any = options.stream().anyMatch(option -> option.id().equals(selected));
        for (int i = 0; i < buttons.size(); i++) {
            Option option = options.get(i);
            ToggleButton button = buttons.get(i);
            boolean on = option.id().equals(selected);
            button.setSelected(on);
            button.setFocusTraversable(on || (!any && i == 0));
            button.setAccessibleText(label + " " + option.label());
            button.setTooltip(
                    new Tooltip(option.help().isEmpty() ? option.label() : option.help()));
        }
        if (!getChildren().contains(row)) {
            getChildren().setAll(name, row);
        }
    }

    private ToggleButton button(Option option) {
        ToggleButton button = new ToggleButton(option.label());
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(
                e -> {
                    button.setSelected(option.id().equals(selected));
                    chose(option.id());
                });
        return button;
    }

    private void keyPressed(KeyEvent event) {
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (step == 0) {
            return;
        }
        event.consume();
        int now = -1;
        for (int i = 0; i < options.size(); i++) {
            now = options.get(i).id().equals(selected) ? i : now;
        }
        int next = Math.max(0, Math.min(options.size() - 1, now + step));
        if (next != now) {
            buttons.get(next).requestFocus();
            chose(options.get(next).id());
        }
    }

    private void chose(String id) {
        if (!updating && !id.equals(selected)) {
            onChosen.accept(id);
        }
    }

    private static final class Labels extends StringConverter<Option> {
        @Override
        public String toString(Option option) {
            return option == null ? "" : option.label();
        }

        @Override
        public Option fromString(String text) {
            return new Option(text, text, "");
        }
    }
}
