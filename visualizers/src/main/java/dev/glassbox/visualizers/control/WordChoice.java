package dev.glassbox.visualizers.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/**
 * One of two or three named things: a row of buttons that is one stop of the Tab key and in which
 * Left and Right choose.
 */
public final class WordChoice extends HBox {

    /**
     * One button.
     *
     * @param text on it
     * @param help what it does, for its tooltip and for screen readers
     */
    public record Option(String text, String help) {}

    private final Label name = new Label();
    private final HBox row = new HBox();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final IntConsumer onChosen;
    private int selected = -1;

    /**
     * @param onChosen called with the number of the option that was chosen
     */
    public WordChoice(IntConsumer onChosen) {
        this.onChosen = onChosen;
        getStyleClass().add("word-choice");
        row.getStyleClass().add("index-row");
        name.setMinWidth(USE_PREF_SIZE);
        row.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("picker.css");
    }

    /**
     * @param label stands before the buttons; empty for none
     * @param options at least one
     * @param index the chosen one
     */
    public void show(String label, List<Option> options, int index) {
        selected = index;
        name.setText(label);
        if (buttons.size() != options.size()) {
            buttons.clear();
            for (int i = 0; i < options.size(); i++) {
                buttons.add(button(i));
            }
            row.getChildren().setAll(buttons);
        }
        for (int i = 0; i < buttons.size(); i++) {
            ToggleButton button = buttons.get(i);
            button.setText(options.get(i).text());
            button.setSelected(i == index);
            button.setFocusTraversable(i == index);
            button.setAccessibleText(options.get(i).text() + " " + options.get(i).help());
            button.setTooltip(new Tooltip(options.get(i).help()));
        }
        getChildren().setAll(label.isEmpty() ? List.of(row) : List.of(name, row));
    }

    private ToggleButton button(int index) {
        ToggleButton button = new ToggleButton();
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(
                e -> {
                    button.setSelected(index == selected);
                    chose(index);
                });
        return button;
    }

    private void keyPressed(KeyEvent event) {
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (step == 0) {
            return;
        }
        event.consume();
        int next = Math.max(0, Math.min(buttons.size() - 1, selected + step));
        if (next != selected) {
            buttons.get(next).requestFocus();
            chose(next);
        }
    }

    private void chose(int index) {
        if (index != selected) {
            onChosen.accept(index);
        }
    }
}
