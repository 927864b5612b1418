package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.Texts;
import java.util.function.Consumer;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Turns the picture into a table of its numbers and back, by button or by the key T. */
final class TableToggle extends ToggleButton {

    TableToggle(Consumer<Boolean> onToggled) {
        getStyleClass().add("table-toggle");
        setMinWidth(USE_PREF_SIZE);
        setOnAction(e -> onToggled.accept(isSelected()));
    }

    /** Whether this key means the table: T alone, and not as a letter of a text. */
    static boolean isKey(KeyEvent event) {
        return event.getCode() == KeyCode.T
                && !event.isShortcutDown()
                && !event.isControlDown()
                && !event.isAltDown()
                && !event.isMetaDown()
                && !(event.getTarget() instanceof TextInputControl);
    }

    void show(boolean table, Texts texts) {
        setSelected(table);
        setText(texts.text("attention.table"));
        setAccessibleText(texts.text("attention.table.help"));
        setTooltip(new Tooltip(texts.text("attention.table.help")));
    }
}
