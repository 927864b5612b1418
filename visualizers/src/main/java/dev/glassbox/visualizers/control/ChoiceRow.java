package dev.glassbox.visualizers.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * One of a few named things: a row of buttons that is one stop of the Tab key and in which Left and
 * Right choose.
 *
 * @param <T> what is chosen
 */
public final class ChoiceRow<T> extends HBox {
    private final Label name = new Label();
    private final HBox row = new HBox();
    private final List<T> values;
    private final Consumer<T> onChosen;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private @Nullable T selected;

    /**
     * @param values at least two, from left to right
     * @param onChosen called with another value than the one shown
     */
    public ChoiceRow(List<T> values, Consumer<T> onChosen) {
        this.values = List.copyOf(values);
        this.onChosen = onChosen;
        getStyleClass().add("choice-row");
        row.getStyleClass().add("choice-buttons");
        setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(USE_PREF_SIZE);
        for (T value : this.values) {
            buttons.add(button(value));
        }
        row.getChildren().setAll(buttons);
        row.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        getChildren().setAll(name, row);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("choice.css");
    }

    private ToggleButton button(T value) {
        ToggleButton button = new ToggleButton();
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(
                e -> {
                    button.setSelected(value.equals(selected));
                    chose(value);
                });
        return button;
    }

    /**
     * @param label what is chosen here; may be empty where the choices say it
     * @param chosen none is marked if it is not among the values
     * @param named each value's name on its button
     * @param help each value in a sentence, for its tooltip and for screen readers
     */
    public void show(String label, T chosen, Function<T, String> named, Function<T, String> help) {
        selected = chosen;
        name.setText(label);
        name.setManaged(!label.isEmpty());
        name.setVisible(!label.isEmpty());
        int stop = Math.max(0, values.indexOf(chosen));
        for (int i = 0; i < values.size(); i++) {
            ToggleButton button = buttons.get(i);
            String words = help.apply(values.get(i));
            button.setText(named.apply(values.get(i)));
            button.setSelected(values.get(i).equals(chosen));
            button.setFocusTraversable(i == stop);
            button.setAccessibleText(label.isEmpty() ? words : label + ": " + words);
            button.setTooltip(new Tooltip(words));
        }
    }

    private void keyPressed(KeyEvent event) {
        int step =
                switch (event.getCode()) {
                    case RIGHT, KP_RIGHT -> 1;
                    case LEFT, KP_LEFT -> -1;
                    default -> 0;
                };
        T from = selected;
        if (step == 0 || from == null) {
            return;
        }
        event.consume();
        int next = Math.max(0, Math.min(values.size() - 1, values.indexOf(from) + step));
        buttons.get(next).requestFocus();
        chose(values.get(next));
    }

    private void chose(T value) {
        if (!Objects.equals(value, selected)) {
            onChosen.accept(value);
        }
    }
}
