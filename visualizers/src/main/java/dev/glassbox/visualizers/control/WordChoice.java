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

/** One of a few named things: a row of buttons, one stop of the Tab key, Left and Right choose. */
public final class WordChoice extends HBox {
    private final Label name = new Label();
    private final HBox row = new HBox();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final IntConsumer onChosen;
    private int selected = -1;

    /**
     * @param onChosen called with the index of another word
     */
    public WordChoice(IntConsumer onChosen) {
        this.onChosen = onChosen;
        getStyleClass().addAll("index-choice", "word-choice");
        row.getStyleClass().add("index-row");
        setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(USE_PREF_SIZE);
        row.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        getChildren().setAll(name, row);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("picker.css");
    }

    /**
     * @param label what is chosen
     * @param words one a choice, at least one
     * @param spoken each choice in a sentence, for tooltips and screen readers
     */
    public void show(String label, List<String> words, List<String> spoken, int chosen) {
        name.setText(label);
        selected = chosen;
        while (buttons.size() < words.size()) {
            buttons.add(button(buttons.size()));
        }
        row.getChildren().setAll(buttons.subList(0, words.size()));
        for (int i = 0; i < words.size(); i++) {
            ToggleButton button = buttons.get(i);
            button.setText(words.get(i));
            button.setSelected(i == chosen);
            button.setFocusTraversable(i == Math.max(0, chosen));
            button.setAccessibleText(label + " " + spoken.get(i));
            button.setTooltip(new Tooltip(spoken.get(i)));
        }
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
        if (step == 0 || event.isAltDown()) {
            return;
        }
        event.consume();
        int next = Math.max(0, Math.min(row.getChildren().size() - 1, selected + step));
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
