package dev.glassbox.visualizers.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/**
 * One of a few numbered things: a row of buttons that is one stop of the Tab key and in which Left
 * and Right choose; a drop-down list where there are too many for a row.
 */
public final class IndexChoice extends HBox {
    private static final int LONGEST_ROW = 8;

    private final Label name = new Label();
    private final IntConsumer onChosen;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final HBox row = new HBox();
    private final ChoiceBox<Integer> list = new ChoiceBox<>();
    private int selected = -1;
    private boolean updating;

    /**
     * @param styleClass {@code layer-choice} or {@code head-choice} for their colours
     * @param onChosen called with the index that was chosen
     */
    public IndexChoice(String styleClass, IntConsumer onChosen) {
        this.onChosen = onChosen;
        getStyleClass().addAll("index-choice", styleClass);
        row.getStyleClass().add("index-row");
        setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(USE_PREF_SIZE);
        row.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((o, was, is) -> chose(is == null ? -1 : is));
        getChildren().setAll(name, row);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("picker.css");
    }

    /**
     * @param index the chosen one; none is marked if it is not below {@code count}
     * @param spoken the name of one choice, for its tooltip and for screen readers
     */
    public void show(String label, int count, int index, IntFunction<String> spoken) {
        updating = true;
        name.setText(label);
        selected = index;
        if (count > LONGEST_ROW) {
            showList(count, index, label);
        } else {
            showRow(count, index, spoken);
        }
        updating = false;
    }

    private void showList(int count, int index, String label) {
        name.setLabelFor(list);
        list.setAccessibleText(label);
        list.setTooltip(new Tooltip(label));
        if (list.getItems().size() != count) {
            list.getItems().setAll(java.util.stream.IntStream.range(0, count).boxed().toList());
        }
        list.setValue(index < count ? Integer.valueOf(index) : null);
        getChildren().setAll(name, list);
    }

    private void showRow(int count, int index, IntFunction<String> spoken) {
        if (buttons.size() != count) {
            buttons.clear();
            for (int i = 0; i < count; i++) {
                buttons.add(button(i));
            }
            row.getChildren().setAll(buttons);
        }
        int stop = index < count ? index : 0;
        for (int i = 0; i < count; i++) {
            ToggleButton button = buttons.get(i);
            button.setSelected(i == index);
            button.setFocusTraversable(i == stop);
            button.setAccessibleText(spoken.apply(i));
            button.setTooltip(new Tooltip(spoken.apply(i)));
        }
        if (!getChildren().contains(row)) {
            getChildren().setAll(name, row);
        }
    }

    private ToggleButton button(int index) {
        ToggleButton button = new ToggleButton(String.valueOf(index));
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
        if (!updating && index >= 0 && index != selected) {
            onChosen.accept(index);
        }
    }
}
