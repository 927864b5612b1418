package dev.glassbox.visualizers.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/**
 * One of a few named things: a row of buttons that is one stop of the Tab key and in which Left and
 * Right choose.
 */
public final class WordChoice extends HBox {

    /**
     * One of the things.
     *
     * @param word on its button
     * @param help what it means, for its tooltip and for screen readers
     */
    public record Choice(String word, String help) {}

    private final Label name = new Label();
    private final HBox row = new HBox();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final IntConsumer onChosen;
    private int selected = -1;

    /**
     * @param onChosen called with the index that was chosen
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
     * @param label what is chosen; empty for none
     */
    public void show(String label, List<Choice> choices, int index) {
        name.setText(label);
        name.setManaged(!label.isEmpty());
        name.setVisible(!label.isEmpty());
        selected = index;
        if (buttons.size() != choices.size()) {
            buttons.clear();
            for (int i = 0; i < choices.size(); i++) {
                buttons.add(button(i));
            }
            row.getChildren().setAll(buttons);
        }
        for (int i = 0; i < choices.size(); i++) {
            ToggleButton button = buttons.get(i);
            button.setText(choices.get(i).word());
            button.setSelected(i == index);
            button.setFocusTraversable(i == Math.max(0, index));
            button.setAccessibleText((label + " " + choices.get(i).word()).strip());
            button.setAccessibleHelp(choices.get(i).help());
            button.setTooltip(new Tooltip(choices.get(i).help()));
        }
    }

    /**
     * As above.
     *
     * @param words one a choice
     * @param spoken each choice in a sentence, for tooltips and screen readers
     */
    public void show(String label, List<String> words, List<String> spoken, int chosen) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            choices.add(new Choice(words.get(i), spoken.get(i)));
        }
        show(label, choices, chosen);
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
        int step =
                switch (event.getCode()) {
                    case RIGHT, KP_RIGHT -> 1;
                    case LEFT, KP_LEFT -> -1;
                    default -> 0;
                };
        if (step == 0 || event.isAltDown()) {
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
